package io.zico.core.data;

import io.zico.core.architecture.TensorShape;
import java.util.Optional;

/** What a network is asked about images. */
public enum Task {
  /** The class of each image. */
  CLASSIFICATION,
  /** Yes or no for each of several labels of each image. */
  MULTI_LABEL,
  /** A vector for each image. */
  REGRESSION,
  /** The class of each pixel. */
  SEGMENTATION,
  /** The image itself, with values from -1 to 1. */
  AUTOENCODING,
  /** The direction of the surface at each pixel: three channels from -1 to 1. */
  SURFACE_NORMALS,
  /** Which of the network's classes of permutations the tiles of the image were put in order by. */
  JIGSAW;

  /** Whether the answer is a map of pixels. */
  public boolean isDense() {
    return this == SEGMENTATION || this == AUTOENCODING || this == SURFACE_NORMALS;
  }

  /** Whether the answer is made of the image alone, so that no labels are needed. */
  public boolean isSelfSupervised() {
    return this == AUTOENCODING || this == JIGSAW;
  }

  /** Why a network cannot do the task, both sides named; empty if it can. */
  public Optional<String> misfit(TensorShape input, TensorShape output) {
    if (isDense() != output.isImage()) {
      return Optional.of(
          "task %s needs a network that gives %s, but this one gives %s"
              .formatted(this, isDense() ? "a map of pixels" : "a vector", output));
    }
    if (this == AUTOENCODING && !output.equals(input)) {
      return Optional.of(
          "task %s needs a network that gives its input %s back, but this one gives %s"
              .formatted(this, input, output));
    }
    if (this == SURFACE_NORMALS && output.channels() != 3) {
      return Optional.of(
          "task %s needs a network that gives 3 channels, but this one gives %s"
              .formatted(this, output));
    }
    return this == JIGSAW ? Puzzle.misfit(input, output) : Optional.empty();
  }
}

package io.zico.core.data;

import io.zico.core.architecture.TensorShape;

/**
 * Images and labels that go through a network together.
 *
 * @param image the shape of one image, channels x height x width
 * @param pixels all values, normalised, in the order image, channel, row, column
 * @param labels the class of each image, counted from 0
 */
@SuppressWarnings("ArrayRecordComponent") // megabytes of pixels; batches are never compared
public record Batch(TensorShape image, float[] pixels, int[] labels) {

  public Batch {
    if (pixels.length != labels.length * image.elements()) {
      throw new IllegalArgumentException(
          "%d images of %s have %d values, but %d are given"
              .formatted(labels.length, image, labels.length * image.elements(), pixels.length));
    }
  }

  /** Number of images. */
  public int size() {
    return labels.length;
  }
}

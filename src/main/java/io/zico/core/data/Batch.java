package io.zico.core.data;

import io.zico.core.architecture.TensorShape;
import java.util.Arrays;

/**
 * Images and targets that go through a network together.
 *
 * @param image the shape of one image, channels x height x width
 * @param pixels all values, normalised, in the order image, channel, row, column
 * @param targets what the network should say about each of them
 */
@SuppressWarnings("ArrayRecordComponent") // megabytes of pixels; batches are never compared
public record Batch(TensorShape image, float[] pixels, Targets targets) {

  public Batch {
    if (pixels.length != targets.size() * image.elements()) {
      throw new IllegalArgumentException(
          "%d images of %s have %d values, but %d are given"
              .formatted(targets.size(), image, targets.size() * image.elements(), pixels.length));
    }
  }

  /** Images with a class each. */
  public Batch(TensorShape image, float[] pixels, int[] labels) {
    this(image, pixels, new Targets.Classes(labels));
  }

  /**
   * The class of each image.
   *
   * @throws IllegalStateException if the targets are no classes
   */
  public int[] labels() {
    if (targets instanceof Targets.Classes labels) {
      return labels.classes();
    }
    throw new IllegalStateException("the images have no class each");
  }

  /** One of the images, as a batch by itself. */
  public Batch only(int index) {
    int length = Math.toIntExact(image.elements());
    float[] own = Arrays.copyOfRange(pixels, index * length, (index + 1) * length);
    return new Batch(image, own, targets.only(index));
  }

  /** Number of images. */
  public int size() {
    return targets.size();
  }
}

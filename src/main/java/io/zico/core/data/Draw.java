package io.zico.core.data;

import io.zico.core.architecture.TensorShape;
import io.zico.core.random.CounterRandom;
import io.zico.core.random.Streams;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Which batches an evaluation sees.
 *
 * @param input channels x height x width that the network takes
 * @param task what the network is asked
 * @param output what the network gives for one image
 * @param batchSize images in each batch
 * @param seed of the drawing, from 0 to 4095
 */
public record Draw(
    TensorShape input,
    Task task,
    TensorShape output,
    int batchSize,
    int batches,
    long seed,
    Resize resize) {

  public Draw {
    if (!input.isImage()) {
      throw new IllegalArgumentException("images cannot be drawn for an input of " + input);
    }
    if (batchSize < 1 || batches < 1) {
      throw new IllegalArgumentException(
          "%d batches of %d images cannot be drawn".formatted(batches, batchSize));
    }
  }

  /** Batches for classification. */
  public Draw(
      TensorShape input, int classes, int batchSize, int batches, long seed, Resize resize) {
    this(input, Task.CLASSIFICATION, TensorShape.of(classes), batchSize, batches, seed, resize);
  }

  /** Classes that the network tells apart, of images or of pixels. */
  public int classes() {
    return output.channels();
  }

  /** What the network sees of a picture, as a map of the size that it gives. */
  View view(Image picture) {
    return View.of(picture.shape(), resize, input, output);
  }

  /** Numbers that a network is asked for about one image. */
  long answers() {
    return switch (task) {
      case CLASSIFICATION, JIGSAW -> 1;
      case SEGMENTATION -> output.positions();
      case MULTI_LABEL, REGRESSION, AUTOENCODING, SURFACE_NORMALS -> output.elements();
    };
  }

  /** Bytes of memory that all batches take at most: images, and what is asked about them. */
  public double bytes() {
    return ((double) input.elements() + answers()) * size() * Float.BYTES;
  }

  /** Number of images in all batches together. */
  public long size() {
    return (long) batchSize * batches;
  }

  /**
   * The images to draw: batch <i>b</i> is the <i>b</i>-th run of {@code batchSize}. The order is
   * that of a hash of seed and image, so no image comes twice, and one batch more leaves the others
   * as they are.
   *
   * @param images number of images to draw from, at least {@link #size()}
   */
  public int[] from(int images) {
    if (size() > images) {
      throw new IllegalArgumentException(
          "%d images cannot be drawn from %d".formatted(size(), images));
    }
    var random = new CounterRandom(seed, Streams.DRAW);
    var keys = IntStream.range(0, images).mapToLong(random::bits).toArray();
    var order =
        IntStream.range(0, images)
            .boxed()
            .sorted(Comparator.comparingLong(image -> keys[image] ^ Long.MIN_VALUE))
            .mapToInt(Integer::intValue)
            .toArray();
    return Arrays.copyOf(order, (int) size());
  }
}

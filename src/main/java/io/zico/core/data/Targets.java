package io.zico.core.data;

import io.zico.core.architecture.TensorShape;
import java.util.Arrays;

/** What a network should say about the images of a batch. */
public sealed interface Targets {

  /** Number of images. */
  int size();

  /** Bytes of memory. */
  long bytes();

  /** The targets of one image alone. */
  Targets only(int index);

  /** One class for each image, counted from 0. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Classes(int[] classes) implements Targets {
    @Override
    public int size() {
      return classes.length;
    }

    @Override
    public long bytes() {
      return (long) Integer.BYTES * classes.length;
    }

    @Override
    public Classes only(int index) {
      return new Classes(new int[] {classes[index]});
    }
  }

  /**
   * One class for each pixel of each image, row by row.
   *
   * @param classes counted from 0; {@link #IGNORED} for pixels that do not count
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Masks(int height, int width, int[] classes) implements Targets {

    /** The class of pixels that do not count. */
    public static final int IGNORED = -1;

    public Masks {
      if (classes.length % Math.multiplyExact(height, width) != 0) {
        throw new IllegalArgumentException(
            "%d classes are no masks of %dx%d pixels".formatted(classes.length, height, width));
      }
    }

    @Override
    public int size() {
      return classes.length / (height * width);
    }

    @Override
    public long bytes() {
      return (long) Integer.BYTES * classes.length;
    }

    @Override
    public Masks only(int index) {
      int pixels = height * width;
      return new Masks(
          height, width, Arrays.copyOfRange(classes, index * pixels, (index + 1) * pixels));
    }
  }

  /**
   * Numbers for each image: a vector, or a map of the given shape.
   *
   * @param shape of the numbers of one image
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Values(TensorShape shape, float[] values) implements Targets {

    public Values {
      if (values.length % shape.elements() != 0) {
        throw new IllegalArgumentException(
            "%d values are no targets of %s".formatted(values.length, shape));
      }
    }

    @Override
    public int size() {
      return (int) (values.length / shape.elements());
    }

    @Override
    public long bytes() {
      return (long) Float.BYTES * values.length;
    }

    @Override
    public Values only(int index) {
      int length = Math.toIntExact(shape.elements());
      return new Values(shape, Arrays.copyOfRange(values, index * length, (index + 1) * length));
    }
  }
}

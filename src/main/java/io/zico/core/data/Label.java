package io.zico.core.data;

import java.nio.ByteBuffer;
import java.util.stream.IntStream;

/** What is known about one image. */
public sealed interface Label {

  /** All of it; {@link Labels.Kind#label} reads it back. */
  byte[] bytes();

  /** Which of the dataset's categories the image shows. */
  default IntStream categories() {
    return IntStream.empty();
  }

  /** What is known once the image is scaled to another height and width. */
  default Label scaledTo(int height, int width) {
    return this;
  }

  /** The classes that a network should name: one, or one for each pixel of its map. */
  default int[] classes(Draw draw) {
    throw new IllegalStateException("there are no classes for task " + draw.task());
  }

  /** The numbers that a network should give. */
  default float[] values(Draw draw) {
    throw new IllegalStateException("there are no numbers for task " + draw.task());
  }

  /** Nothing is known. */
  record Nothing() implements Label {

    @Override
    public byte[] bytes() {
      return new byte[0];
    }
  }

  /** The image's class, counted from 0. */
  record OfClass(int number) implements Label {

    @Override
    public byte[] bytes() {
      return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }

    @Override
    public IntStream categories() {
      return IntStream.of(number);
    }

    @Override
    public int[] classes(Draw draw) {
      return new int[] {number};
    }
  }

  /**
   * The class of each pixel.
   *
   * @param classes a grey picture as large as the image: counted from 0, {@link #IGNORED} where a
   *     pixel does not count
   */
  record Mask(Image classes) implements Label {

    /** The level of pixels that do not count; so there are at most as many classes. */
    public static final int IGNORED = 255;

    @Override
    public byte[] bytes() {
      return classes.pixels();
    }

    @Override
    public IntStream categories() {
      var found = new boolean[IGNORED + 1];
      for (byte level : classes.pixels()) {
        found[level & 0xFF] = true;
      }
      return IntStream.range(0, IGNORED).filter(level -> found[level]);
    }

    @Override
    public Label scaledTo(int height, int width) {
      return new Mask(classes.picked(height, width));
    }

    @Override
    public int[] classes(Draw draw) {
      byte[] seen = draw.view(classes).nearest(classes.pixels());
      return IntStream.range(0, seen.length)
          .map(i -> (seen[i] & 0xFF) == IGNORED ? Targets.Masks.IGNORED : seen[i] & 0xFF)
          .toArray();
    }
  }

  /** A few numbers. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Vector(float[] numbers) implements Label {

    @Override
    public byte[] bytes() {
      var bytes = ByteBuffer.allocate(Float.BYTES * numbers.length);
      bytes.asFloatBuffer().put(numbers);
      return bytes.array();
    }

    @Override
    public IntStream categories() {
      return IntStream.range(0, numbers.length).filter(i -> numbers[i] != 0);
    }

    @Override
    public float[] values(Draw draw) {
      return numbers;
    }
  }

  /**
   * A picture of what the network should give at each pixel.
   *
   * @param picture as large as the image; levels from 0 to 255 stand for -1 to 1
   */
  record Map(Image picture) implements Label {

    private static final float MIDDLE = 127.5f;

    @Override
    public byte[] bytes() {
      return picture.pixels();
    }

    @Override
    public Label scaledTo(int height, int width) {
      return new Map(picture.stretchedTo(height, width));
    }

    @Override
    public float[] values(Draw draw) {
      float[] seen = draw.view(picture).blended(picture::read);
      for (int i = 0; i < seen.length; i++) {
        seen[i] = seen[i] / MIDDLE - 1;
      }
      return seen;
    }
  }
}

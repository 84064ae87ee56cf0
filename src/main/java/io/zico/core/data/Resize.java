package io.zico.core.data;

import io.zico.core.architecture.TensorShape;

/**
 * How a picture is brought to a network's height and width. Both ways filter with a triangle that
 * widens when a picture shrinks (bilinear with antialiasing), and both do nothing when the sizes
 * agree.
 */
public enum Resize {

  /** Scales so that the picture just covers the input, and cuts off evenly what stands out. */
  CROP {
    @Override
    double scale(double own, double other) {
      return Math.min(own, other);
    }
  },

  /** Scales height and width apart; the whole picture is seen, its proportions are not kept. */
  STRETCH {
    @Override
    double scale(double own, double other) {
      return own;
    }
  };

  /** Source pixels per target pixel along one side, given what fits each side. */
  abstract double scale(double own, double other);

  /** Gives rows of the source one by one, so that a huge source need not be numbers at once. */
  interface Rows {

    /** Fills a row with the values from a position on. */
    void read(int position, float[] row);
  }

  /**
   * Brings values to another height and width.
   *
   * @param values in the order channel, row, column
   */
  public float[] apply(float[] values, TensorShape from, int height, int width) {
    if (from.height() == height && from.width() == width) {
      return values;
    }
    return apply(
        (position, row) -> System.arraycopy(values, position, row, 0, row.length),
        from,
        height,
        width);
  }

  float[] apply(Rows source, TensorShape from, int height, int width) {
    var input = TensorShape.of(from.channels(), height, width);
    return View.of(from, this, input, input).blended(source);
  }
}

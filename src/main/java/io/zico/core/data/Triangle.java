package io.zico.core.data;

/**
 * A triangle filter along one side of a picture: which source pixels make up each target pixel,
 * with what weights. Only sums and products in a fixed order, so bit-equal on every machine.
 *
 * @param source number of pixels before
 * @param starts for each target pixel the first source pixel with a weight
 * @param weights for each target pixel the weights, which sum to 1
 */
@SuppressWarnings("ArrayRecordComponent") // made and used within one call
record Triangle(int source, int[] starts, double[][] weights) {

  /** A filter centred on the source, with so many source pixels per target pixel. */
  static Triangle of(int source, int target, double scale) {
    double offset = (source - target * scale) / 2;
    double reach = Math.max(scale, 1);
    var starts = new int[target];
    var weights = new double[target][];
    for (int i = 0; i < target; i++) {
      double centre = offset + (i + 0.5) * scale;
      starts[i] = (int) Math.max(0, Math.floor(centre - reach));
      int end = (int) Math.min(source, Math.ceil(centre + reach));
      weights[i] = weights(starts[i], end, centre, reach);
    }
    return new Triangle(source, starts, weights);
  }

  private static double[] weights(int start, int end, double centre, double reach) {
    var weights = new double[end - start];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = Math.max(0, 1 - Math.abs(start + i + 0.5 - centre) / reach);
      sum += weights[i];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
    return weights;
  }

  private int target() {
    return starts.length;
  }

  /** Filters each of the rows that start at the offset. */
  double[] alongRows(Resize.Rows values, int offset, int rows) {
    var result = new double[rows * target()];
    var row = new float[source];
    for (int y = 0; y < rows; y++) {
      values.read(offset + y * source, row);
      for (int i = 0; i < target(); i++) {
        double sum = 0;
        for (int k = 0; k < weights[i].length; k++) {
          sum += weights[i][k] * row[starts[i] + k];
        }
        result[y * target() + i] = sum;
      }
    }
    return result;
  }

  /** Filters each of the columns, and rounds once to float. */
  void alongColumns(double[] values, int columns, float[] result, int offset) {
    for (int i = 0; i < target(); i++) {
      for (int column = 0; column < columns; column++) {
        double sum = 0;
        for (int k = 0; k < weights[i].length; k++) {
          sum += weights[i][k] * values[(starts[i] + k) * columns + column];
        }
        result[offset + i * columns + column] = (float) sum;
      }
    }
  }
}

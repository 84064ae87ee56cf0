package io.zico.core.data;

import java.util.List;

/**
 * Changes the number of channels: grey is repeated to become red, green and blue; these become grey
 * by the luma of ITU-R BT.601. Nothing else can be changed into anything else.
 */
final class Channels {

  private static final double RED = 0.299;
  private static final double GREEN = 0.587;
  private static final double BLUE = 0.114;

  private Channels() {}

  static boolean isConvertible(int from, int to) {
    return from == to || (from == 1 && to == 3) || (from == 3 && to == 1);
  }

  static double luma(List<Double> colour) {
    return luma(colour.get(0), colour.get(1), colour.get(2));
  }

  static float[] convert(float[] values, int from, int to) {
    if (!isConvertible(from, to)) {
      throw new IllegalArgumentException("%d channels cannot become %d".formatted(from, to));
    }
    if (from == to) {
      return values;
    }
    return from == 1 ? repeated(values) : grey(values);
  }

  private static float[] repeated(float[] values) {
    var colour = new float[3 * values.length];
    for (int channel = 0; channel < 3; channel++) {
      System.arraycopy(values, 0, colour, channel * values.length, values.length);
    }
    return colour;
  }

  private static float[] grey(float[] values) {
    int plane = values.length / 3;
    var grey = new float[plane];
    for (int i = 0; i < plane; i++) {
      grey[i] = (float) luma(values[i], values[plane + i], values[2 * plane + i]);
    }
    return grey;
  }

  private static double luma(double red, double green, double blue) {
    return RED * red + GREEN * green + BLUE * blue;
  }
}

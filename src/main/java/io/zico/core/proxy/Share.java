package io.zico.core.proxy;

import org.jspecify.annotations.Nullable;

/**
 * A layer's part of a score. All but name and value is there only where the part is the logarithm
 * of a sum of ratios, as in ZiCo.
 *
 * @param value what the layer adds; structural + data where it has these
 * @param structural log of the number of weights that count; what the shape of the network says
 * @param data log of the mean ratio of these weights; what the gradients say
 * @param weights the number of weights
 * @param counted how many of them count
 * @param largestShare the largest single weight's part of the layer's sum, from 0 to 1
 */
public record Share(
    String layer,
    double value,
    @Nullable Double structural,
    @Nullable Double data,
    @Nullable Long weights,
    @Nullable Long counted,
    @Nullable Double largestShare) {

  /** A part that is not looked into. */
  public static Share of(String layer, double value) {
    return new Share(layer, value, null, null, null, null, null);
  }

  /** The part of the layer's sum that one weight carries; zero where nothing is known of it. */
  public double dominance() {
    return largestShare == null ? 0 : largestShare;
  }

  /**
   * The largest single weight's ratio of mean to deviation: its part of the sum, which is the
   * weights that count times their mean. Zero where nothing is known of it.
   */
  public double largestRatio() {
    return counted == null || data == null ? 0 : dominance() * counted * Math.exp(data);
  }
}

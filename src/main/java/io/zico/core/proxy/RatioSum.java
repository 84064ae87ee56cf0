package io.zico.core.proxy;

/**
 * Σ over a layer's weights of mean|g| / σ, with what is needed to judge it. Weights whose deviation
 * is exactly zero do not count, as in the authors' {@code caculate_zico}.
 *
 * @param counted how many weights have a deviation other than zero
 * @param sum the sum of the ratios of the counted weights; NaN if any gradient was NaN
 * @param cappedSum the same with each ratio capped at {@link #CAP}
 * @param largest the largest single ratio
 */
public record RatioSum(long counted, double sum, double cappedSum, double largest) {

  /** The cap of the well-conditioned variant. */
  public static final double CAP = 1000;
}

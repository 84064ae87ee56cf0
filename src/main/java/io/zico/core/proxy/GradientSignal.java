package io.zico.core.proxy;

/**
 * The weight gradients of one layer over the batches, reduced to a few numbers in float64.
 *
 * @param layer the layer's name
 * @param weights the number of weights (biases do not count)
 * @param reached whether the layer is connected to the loss at all; if not, all gradients are zero
 * @param signed ratios with σ of the signed gradient: the authors' code
 * @param absolute ratios with σ of the absolute gradient: Eq. 15 of the paper
 * @param firstBatchL2 L2 norm of the gradient of the first batch
 */
public record GradientSignal(
    String layer,
    long weights,
    boolean reached,
    RatioSum signed,
    RatioSum absolute,
    double firstBatchL2) {

  /** A layer that no path connects to the output. */
  public static GradientSignal unreached(String layer, long weights) {
    var nothing = new RatioSum(0, 0, 0, 0);
    return new GradientSignal(layer, weights, false, nothing, nothing, 0);
  }

  /**
   * Reduces raw gradients.
   *
   * @param gradients one row per batch, one column per weight
   */
  public static GradientSignal of(String layer, double[][] gradients) {
    var signed = new RatioAccumulator();
    var absolute = new RatioAccumulator();
    int weights = gradients[0].length;
    double squares = 0;
    for (int w = 0; w < weights; w++) {
      double mean = 0;
      double meanAbs = 0;
      for (double[] batch : gradients) {
        mean += batch[w];
        meanAbs += Math.abs(batch[w]);
      }
      mean /= gradients.length;
      meanAbs /= gradients.length;
      double variance = 0;
      double varianceAbs = 0;
      for (double[] batch : gradients) {
        double deviation = batch[w] - mean;
        double deviationAbs = Math.abs(batch[w]) - meanAbs;
        variance += deviation * deviation;
        varianceAbs += deviationAbs * deviationAbs;
      }
      signed.add(meanAbs, Math.sqrt(variance / gradients.length));
      absolute.add(meanAbs, Math.sqrt(varianceAbs / gradients.length));
      squares += gradients[0][w] * gradients[0][w];
    }
    return new GradientSignal(
        layer, weights, true, signed.total(), absolute.total(), Math.sqrt(squares));
  }

  /** Adds up ratios as numpy does: zero deviations are dropped, NaN stays and spreads. */
  private static final class RatioAccumulator {

    private long counted;
    private double sum;
    private double cappedSum;
    private double largest;

    void add(double meanAbs, double deviation) {
      if (deviation == 0) {
        return;
      }
      double ratio = meanAbs / deviation;
      counted++;
      sum += ratio;
      cappedSum += Math.min(ratio, RatioSum.CAP);
      largest = Math.max(largest, ratio);
    }

    RatioSum total() {
      return new RatioSum(counted, sum, cappedSum, largest);
    }
  }
}

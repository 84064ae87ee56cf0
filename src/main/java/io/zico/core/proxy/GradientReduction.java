package io.zico.core.proxy;

/**
 * Reduces the gradients of one layer to a {@link GradientSignal}, a few weights at a time, so that
 * nobody has to hold all gradients of all batches at once.
 *
 * <p>Where the weights are cut into pieces does not change a single bit of the result.
 */
public final class GradientReduction {

  private final RatioAccumulator signed = new RatioAccumulator();
  private final RatioAccumulator absolute = new RatioAccumulator();
  private long weights;
  private double squares;

  /**
   * Takes in the next weights.
   *
   * @param gradients one row per batch, one column per weight
   * @param columns how many columns count, from the first
   */
  public void add(double[][] gradients, int columns) {
    int batches = gradients.length;
    for (int w = 0; w < columns; w++) {
      double mean = 0;
      double meanAbs = 0;
      for (double[] batch : gradients) {
        mean += batch[w];
        meanAbs += Math.abs(batch[w]);
      }
      mean /= batches;
      meanAbs /= batches;
      double variance = 0;
      double varianceAbs = 0;
      for (double[] batch : gradients) {
        double deviation = batch[w] - mean;
        double deviationAbs = Math.abs(batch[w]) - meanAbs;
        variance += deviation * deviation;
        varianceAbs += deviationAbs * deviationAbs;
      }
      signed.add(meanAbs, Math.sqrt(variance / batches));
      absolute.add(meanAbs, Math.sqrt(varianceAbs / batches));
      squares += gradients[0][w] * gradients[0][w];
    }
    weights += columns;
  }

  /** What the weights so far come to. */
  public GradientSignal signal(String layer) {
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
      // plain comparisons: Math.min and Math.max would take a third of the whole reduction
      cappedSum += ratio > RatioSum.CAP ? RatioSum.CAP : ratio;
      largest = ratio > largest ? ratio : largest;
    }

    RatioSum total() {
      return new RatioSum(counted, sum, cappedSum, Double.isNaN(sum) ? sum : largest);
    }
  }
}

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
    var reduction = new GradientReduction();
    reduction.add(gradients, gradients[0].length);
    return reduction.signal(layer);
  }
}

package io.zico.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.zico.core.architecture.Operator.Convolution;

/**
 * Structural similarity of two batches of maps with values from -1 to 1, mean over all windows.
 *
 * @see <a href="https://doi.org/10.1109/TIP.2003.819861">Wang et al., IEEE TIP 2004: windows of 11
 *     x 11 pixels, Gaussian of width 1.5, K1 = 0.01, K2 = 0.03</a>
 */
final class StructuralSimilarity {

  private static final int SIDE = 11;
  private static final double WIDTH = 1.5;
  private static final double RANGE = 2;
  private static final double C1 = 0.01 * RANGE * 0.01 * RANGE;
  private static final double C2 = 0.03 * RANGE * 0.03 * RANGE;

  private final NDArray kernel;
  private final Convolution window;

  private StructuralSimilarity(NDArray kernel, Convolution window) {
    this.kernel = kernel;
    this.window = window;
  }

  /**
   * A scalar, at most 1; 1 if both are equal. Maps smaller than a window are compared in windows of
   * their own size.
   */
  static NDArray between(NDArray a, NDArray b) {
    var shape = a.getShape();
    int side = (int) Math.min(SIDE, Math.min(shape.get(2), shape.get(3)));
    int channels = (int) shape.get(1);
    var kernel =
        Tensors.of(
            a.getManager(),
            new Shape(channels, 1, side, side),
            a.getDataType(),
            gaussian(side, channels));
    var window = new Convolution(channels, side, 1, 0, channels, false);
    return new StructuralSimilarity(kernel, window).mean(a, b);
  }

  private NDArray mean(NDArray a, NDArray b) {
    var meanA = blurred(a);
    var meanB = blurred(b);
    var squareA = meanA.square();
    var squareB = meanB.square();
    var product = meanA.mul(meanB);
    var varianceA = blurred(a.square()).sub(squareA);
    var varianceB = blurred(b.square()).sub(squareB);
    var covariance = blurred(a.mul(b)).sub(product);
    var luminance = LibTorch.scale(product, 2).add(C1).div(squareA.add(squareB).add(C1));
    var structure = LibTorch.scale(covariance, 2).add(C2).div(varianceA.add(varianceB).add(C2));
    return luminance.mul(structure).mean();
  }

  private NDArray blurred(NDArray x) {
    return LibTorch.convolution(x, kernel, null, window);
  }

  private static float[] gaussian(int side, int channels) {
    double[] row = new double[side];
    double sum = 0;
    for (int i = 0; i < side; i++) {
      double distance = i - (side - 1) / 2.0;
      row[i] = Math.exp(-distance * distance / (2 * WIDTH * WIDTH));
      sum += row[i];
    }
    float[] values = new float[channels * side * side];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (row[i / side % side] * row[i % side] / (sum * sum));
    }
    return values;
  }
}

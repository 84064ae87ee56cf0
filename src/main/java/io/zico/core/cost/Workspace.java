package io.zico.core.cost;

import io.zico.core.architecture.Node;
import io.zico.core.architecture.Operator.Convolution;
import io.zico.core.architecture.TensorShape;

/**
 * Values that one layer needs only while it is computed.
 *
 * @param unfolded the windows of one image side by side, where the layer is computed as a product
 *     of matrices; each group of channels has its turn
 * @param blocked input and output of one image in the order of the vector registers, where it is
 *     computed directly
 * @param weights copies of the weights, of whatever batch
 */
public record Workspace(long unfolded, long blocked, long weights) {

  /** Reordered forwards and backwards, the gradient before it is put in order, and Java's own. */
  private static final int CONVOLUTION_COPIES = 4;

  private static final int LINEAR_COPIES = 1;

  /** Channels that go through a vector register together. */
  private static final int LANES = 16;

  /** What a layer needs that runs once for each tile of an image. */
  static Workspace of(Node layer, TensorShape input, int tiles) {
    long weights = Costs.weights(layer.operator(), input.channels());
    if (layer.operator() instanceof Convolution convolution) {
      return new Workspace(
          Math.multiplyExact(unfolded(convolution, input, layer.output()), tiles),
          Math.multiplyExact(Math.addExact(blocked(input), blocked(layer.output())), tiles),
          Math.multiplyExact(weights, CONVOLUTION_COPIES));
    }
    return new Workspace(0, 0, Math.multiplyExact(weights, LINEAR_COPIES));
  }

  /** For a whole batch, and whether layers unfold their input. */
  double values(int batchSize, boolean unfolds) {
    return (double) (unfolds ? unfolded : blocked) * batchSize + weights;
  }

  private static long unfolded(Convolution convolution, TensorShape input, TensorShape output) {
    long window = Math.multiplyExact((long) convolution.kernel(), convolution.kernel());
    long perPixel = Math.multiplyExact(window, input.channels() / convolution.groups());
    long columns = Math.multiplyExact(perPixel, output.positions());
    if (convolution.groups() > 1) {
      long cut = Math.addExact(input.elements(), output.elements());
      return plusTwice(columns, cut); // cut apart and put together
    }
    boolean isProduct = window == 1 && convolution.stride() == 1 && convolution.padding() == 0;
    return isProduct ? 0 : columns;
  }

  private static long plusTwice(long sum, long values) {
    return Math.addExact(sum, Math.multiplyExact(values, 2));
  }

  private static long blocked(TensorShape map) {
    long channels = (map.channels() + LANES - 1L) / LANES * LANES;
    return Math.multiplyExact(channels, map.positions());
  }
}

package io.zico.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.zico.core.architecture.Operator.Convolution;
import io.zico.core.architecture.Operator.TransposedConvolution;
import java.util.List;

/**
 * Transposed convolution, which DJL's PyTorch engine does not have: zeros are put between the
 * pixels, and an ordinary convolution with the turned kernel runs over them.
 */
final class Enlargement {

  private Enlargement() {}

  /**
   * Enlarges a map.
   *
   * @param weights in PyTorch's order: inputs x outputs x kernel x kernel
   */
  static NDArray of(NDArray x, LayerWeights weights, TransposedConvolution op) {
    int border = op.kernel() - 1 - op.padding();
    // the zeros behind the last pixel stand for as much of the border at the far side
    int far = border + op.outputPadding() - (op.stride() - 1);
    try (var spread = spread(x, op.stride());
        var framed = LibTorch.pad(spread, border, far, border, far);
        var turned = weights.weight().flip(2, 3);
        var kernel = turned.transpose(1, 0, 2, 3)) {
      var convolution = new Convolution(op.outputs(), op.kernel(), 1, 0, 1, op.bias());
      return LibTorch.convolution(framed, kernel, weights.bias(), convolution);
    }
  }

  /**
   * Each pixel followed by zeros, to the right and below: as many as the stride leaves room for.
   */
  private static NDArray spread(NDArray x, int stride) {
    if (stride == 1) {
      return x.reshape(x.getShape());
    }
    var shape = x.getShape();
    long images = shape.get(0);
    long channels = shape.get(1);
    long height = shape.get(2);
    long width = shape.get(3);
    try (var pixels = x.transpose(0, 2, 3, 1);
        var cells = pixels.reshape(images, height, width, channels);
        var wide = widen(cells, new Shape(images, height, width, (stride - 1L) * channels));
        var rows = wide.reshape(images, height, width * stride * channels);
        var tall =
            widen(rows, new Shape(images, height, (stride - 1L) * stride * width * channels));
        var map = tall.reshape(images, height * stride, width * stride, channels)) {
      return map.transpose(0, 3, 1, 2);
    }
  }

  /** Zeros of the given shape behind the last dimension. */
  private static NDArray widen(NDArray x, Shape zeros) {
    try (var nothing = x.getManager().zeros(zeros, x.getDataType())) {
      return LibTorch.concatenate(List.of(x, nothing), zeros.dimension() - 1);
    }
  }
}

package io.zico.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.zico.core.architecture.Operator.Convolution;
import io.zico.core.architecture.Operator.Pool;
import io.zico.core.architecture.TensorShape;
import java.util.HashMap;
import java.util.Map;

/** Tensors of a trial that do not depend on the batch, made when first needed. */
final class Constants {

  private final NDManager manager;
  private final DataType type;
  private final Layout layout;
  private final boolean training;
  private final Map<Integer, BatchNormConstants> batchNorms = new HashMap<>();
  private final Map<Border, NDArray> borders = new HashMap<>();
  private final Map<Convolution, NDArray> kernels = new HashMap<>();

  Constants(NDManager manager, DataType type, Layout layout) {
    this(manager, type, layout, true);
  }

  private Constants(NDManager manager, DataType type, Layout layout, boolean training) {
    this.manager = manager;
    this.type = type;
    this.layout = layout;
    this.training = training;
  }

  /** Those of passes in which batch norms divide by running statistics that nothing has changed. */
  static Constants ofEvaluation(NDManager manager, DataType type, Layout layout) {
    return new Constants(manager, type, layout, false);
  }

  BatchNormConstants batchNorm(int channels) {
    return batchNorms.computeIfAbsent(
        channels, c -> BatchNormConstants.of(manager, c, type, training));
  }

  /**
   * Turns means over whole windows into means over the pixels that exist: window size over number
   * of existing pixels, for each pixel of the output.
   */
  NDArray border(Pool pool, TensorShape input) {
    return borders.computeIfAbsent(new Border(pool, input), this::border);
  }

  /**
   * Whether a mean is better computed as a convolution of each channel with a constant kernel: on
   * the CPU that is three times as fast as libtorch's pooling, forwards and backwards.
   */
  boolean areMeansConvolutions(Pool pool) {
    return layout == Layout.CHANNELS_LAST && type == DataType.FLOAT32 && !pool.ceil();
  }

  /** The kernel that takes the mean of a window of each channel. */
  NDArray meanKernel(Convolution depthwise) {
    return kernels.computeIfAbsent(
        depthwise,
        op -> {
          var shape = new Shape(op.outputs(), 1, op.kernel(), op.kernel());
          return manager.ones(shape, type).divi(op.kernel() * op.kernel());
        });
  }

  /** Zeros for a batch, owned by the given manager. */
  NDArray zeros(NDManager owner, int batch, TensorShape sample) {
    return layout.arrange(owner.zeros(Tensors.batch(batch, sample), type));
  }

  private NDArray border(Border border) {
    // all channels, although they are alike: broadcasting over channels is slow in this layout
    var ones = manager.ones(Tensors.batch(1, border.input()), type);
    try (var arranged = layout.arrange(ones);
        var existing = LibTorch.meanPool(arranged, border.pool())) {
      return existing.pow(-1);
    }
  }

  private record Border(Pool pool, TensorShape input) {}
}

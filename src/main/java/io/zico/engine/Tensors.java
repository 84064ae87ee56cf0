package io.zico.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.zico.core.architecture.TensorShape;
import io.zico.core.data.Batch;
import io.zico.core.proxy.Precision;

/** Makes tensors of Java's numbers, on the device of their manager. */
final class Tensors {

  private Tensors() {}

  static DataType type(Precision precision) {
    return precision == Precision.FLOAT64 ? DataType.FLOAT64 : DataType.FLOAT32;
  }

  /** The shape of a whole batch. */
  static Shape batch(int size, TensorShape sample) {
    long[] dimensions = new long[sample.dimensions().size() + 1];
    dimensions[0] = size;
    for (int i = 1; i < dimensions.length; i++) {
      dimensions[i] = sample.dimensions().get(i - 1);
    }
    return new Shape(dimensions);
  }

  /**
   * A tensor of the given values; float64 gets each float as it is.
   *
   * <p>Written straight into native memory: a tensor that DJL makes of an array keeps a direct
   * buffer, which lives until the garbage collector comes by.
   */
  static NDArray of(NDManager manager, Shape shape, DataType type, float[] values) {
    var host = LibTorch.allocate(manager, shape, type);
    if (type == DataType.FLOAT32) {
      LibTorch.memory(host).asFloatBuffer().put(values);
    } else {
      var doubles = LibTorch.memory(host).asDoubleBuffer();
      for (float value : values) {
        doubles.put(value);
      }
    }
    return onDeviceOf(manager, host);
  }

  static NDArray images(NDManager manager, Batch batch, DataType type) {
    return of(manager, batch(batch.size(), batch.image()), type, batch.pixels());
  }

  /** Classes as integers. */
  static NDArray classes(NDManager manager, int[] classes, Shape shape) {
    var host = LibTorch.allocate(manager, shape, DataType.INT64);
    var longs = LibTorch.memory(host).asLongBuffer();
    for (int label : classes) {
      longs.put(label);
    }
    return onDeviceOf(manager, host);
  }

  private static NDArray onDeviceOf(NDManager manager, NDArray host) {
    if (!manager.getDevice().isGpu()) {
      return host;
    }
    try (host) {
      return host.toDevice(manager.getDevice(), true);
    }
  }
}

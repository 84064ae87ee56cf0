package io.zico.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.nio.ByteBuffer;

/** The values of a tensor of floats or doubles, read as doubles, piece by piece, in row order. */
record HostValues(ByteBuffer memory, boolean isDouble, int size) {

  static HostValues of(NDArray tensor) {
    return new HostValues(
        LibTorch.memory(tensor),
        tensor.getDataType() == DataType.FLOAT64,
        Math.toIntExact(tensor.size()));
  }

  /** Reads some values to the beginning of the target. */
  void read(int from, int length, double[] target) {
    if (isDouble) {
      memory.asDoubleBuffer().get(from, target, 0, length);
      return;
    }
    var floats = memory.asFloatBuffer();
    for (int i = 0; i < length; i++) {
      target[i] = floats.get(from + i);
    }
  }

  double[] all() {
    double[] values = new double[size];
    read(0, size, values);
    return values;
  }
}

package io.zico.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The values of a tensor of floats or doubles, read as doubles, in row order.
 *
 * @param pieces the memory in pieces of so many values, because a buffer ends at two gigabytes
 */
record HostValues(List<ByteBuffer> pieces, int piece, boolean isDouble, long size) {

  private static final int PIECE = 1 << 27;

  /** Sees a tensor, and a part of its memory as long as its manager lives. */
  static HostValues of(NDArray tensor) {
    return of(tensor, PIECE);
  }

  static HostValues of(NDArray tensor, int piece) {
    boolean isDouble = tensor.getDataType() == DataType.FLOAT64;
    long size = tensor.size();
    if (size <= piece) {
      return new HostValues(List.of(LibTorch.memory(tensor)), piece, isDouble, size);
    }
    var flat = tensor.reshape(size);
    var pieces =
        LongStream.rangeClosed(0, (size - 1) / piece)
            .map(number -> number * piece)
            .mapToObj(from -> LibTorch.slice(flat, 0, from, Math.min(from + piece, size)))
            .map(LibTorch::memory)
            .toList();
    return new HostValues(pieces, piece, isDouble, size);
  }

  /** All values, of a tensor that is known to be small. */
  double[] all() {
    double[] values = new double[Math.toIntExact(size)];
    read(0, values.length, values);
    return values;
  }

  /** Reads some values to the beginning of the target. */
  void read(long from, int length, double[] target) {
    int read = 0;
    while (read < length) {
      int start = (int) ((from + read) % piece);
      int part = Math.min(length - read, piece - start);
      read(pieces.get((int) ((from + read) / piece)), start, part, target, read);
      read += part;
    }
  }

  private void read(ByteBuffer memory, int start, int length, double[] target, int at) {
    if (isDouble) {
      memory.asDoubleBuffer().get(start, target, at, length);
      return;
    }
    var floats = memory.asFloatBuffer();
    for (int i = 0; i < length; i++) {
      target[at + i] = floats.get(start + i);
    }
  }
}

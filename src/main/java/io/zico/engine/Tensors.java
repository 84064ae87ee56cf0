package io.zico.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.zico.core.architecture.TensorShape;
import io.zico.core.data.Batch;
import io.zico.core.proxy.Precision;
import java.nio.ByteBuffer;

/** Makes tensors of Java's numbers, on the device of their manager. */
final class Tensors {

  /** Values that are written at a time, because a buffer ends at two gigabytes. */
  private static final int PIECE = 1 << 20;

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

  /** The value at each place, row by row. */
  interface Values {
    float at(long place);
  }

  /** A tensor of the given values; float64 gets each float as it is. */
  static NDArray of(NDManager manager, Shape shape, DataType type, float[] values) {
    if (values.length != shape.size()) {
      throw new IllegalArgumentException(
          "%d values are no tensor of %s".formatted(values.length, shape));
    }
    return of(manager, shape, type, place -> values[(int) place]);
  }

  /** A tensor of computed values, of which the heap holds one at a time, however many there are. */
  static NDArray of(NDManager manager, Shape shape, DataType type, Values values) {
    return written(
        manager,
        shape,
        type,
        type == DataType.FLOAT32
            ? (memory, from, to) -> {
              var floats = memory.asFloatBuffer();
              for (long place = from; place < to; place++) {
                floats.put(values.at(place));
              }
            }
            : (memory, from, to) -> {
              var doubles = memory.asDoubleBuffer();
              for (long place = from; place < to; place++) {
                doubles.put(values.at(place));
              }
            });
  }

  static NDArray images(NDManager manager, Batch batch, DataType type) {
    return of(manager, batch(batch.size(), batch.image()), type, batch.pixels());
  }

  /** Classes as integers. */
  static NDArray classes(NDManager manager, int[] classes, Shape shape) {
    return written(
        manager,
        shape,
        DataType.INT64,
        (memory, from, to) -> {
          var longs = memory.asLongBuffer();
          for (long place = from; place < to; place++) {
            longs.put(classes[(int) place]);
          }
        });
  }

  private interface Writing {
    void write(ByteBuffer memory, long from, long to);
  }

  /**
   * A tensor that is written straight into native memory: one that DJL makes of an array keeps a
   * direct buffer, which lives until the garbage collector comes by.
   */
  private static NDArray written(NDManager manager, Shape shape, DataType type, Writing writing) {
    long size = shape.size();
    var host = LibTorch.allocate(manager, shape, type);
    try (var flat = host.reshape(size)) {
      for (long from = 0; from < size; from += PIECE) {
        long to = Math.min(from + PIECE, size);
        try (var piece = LibTorch.slice(flat, 0, from, to)) {
          writing.write(LibTorch.memory(piece), from, to);
        }
      }
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

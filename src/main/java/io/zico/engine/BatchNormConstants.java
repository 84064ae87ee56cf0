package io.zico.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/**
 * What batch norm needs besides its input. Scale and shift are as initialised; the running
 * statistics are written by libtorch and read by nobody, so they must not be shared by threads.
 */
record BatchNormConstants(
    NDArray runningMean, NDArray runningVariance, NDArray scale, NDArray shift) {

  static BatchNormConstants of(NDManager manager, int channels, DataType type) {
    var shape = new Shape(channels);
    return new BatchNormConstants(
        manager.zeros(shape, type),
        manager.ones(shape, type),
        manager.ones(shape, type),
        manager.zeros(shape, type));
  }
}

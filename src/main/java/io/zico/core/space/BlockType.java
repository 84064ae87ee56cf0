package io.zico.core.space;

import java.util.ArrayList;
import java.util.List;

/**
 * A type of block.
 *
 * @param expansion factor of the depthwise channels of an inverted bottleneck; else 1
 */
record BlockType(Family family, int kernel, int expansion) {

  /** What is repeated inside a block. */
  enum Family {
    /** conv, norm, ReLU. */
    CONVOLUTION,
    /** Twice 1x1, depthwise kxk, 1x1: the inverted bottleneck. */
    INVERTED_BOTTLENECK,
    /** kxk, kxk: the basic block of ResNet. */
    BASIC,
    /** Twice 1x1, kxk, 1x1: the bottleneck of ResNet. */
    BOTTLENECK
  }

  static final List<BlockType> INVERTED_BOTTLENECKS = inverted();
  static final List<BlockType> ALL = all();

  String notation() {
    return switch (family) {
      case CONVOLUTION -> "SuperConvK%dBNRELU".formatted(kernel);
      case INVERTED_BOTTLENECK -> "SuperResIDWE%dK%d".formatted(expansion, kernel);
      case BASIC -> "SuperResK%1$dK%1$d".formatted(kernel);
      case BOTTLENECK -> "SuperResK1K%dK1".formatted(kernel);
    };
  }

  private static List<BlockType> inverted() {
    var types = new ArrayList<BlockType>();
    for (int kernel : List.of(3, 5, 7)) {
      for (int expansion : List.of(1, 2, 4, 6)) {
        types.add(new BlockType(Family.INVERTED_BOTTLENECK, kernel, expansion));
      }
    }
    return List.copyOf(types);
  }

  private static List<BlockType> all() {
    var types = new ArrayList<>(INVERTED_BOTTLENECKS);
    for (int kernel : List.of(1, 3, 5, 7)) {
      types.add(new BlockType(Family.CONVOLUTION, kernel, 1));
    }
    for (int kernel : List.of(3, 5, 7)) {
      types.add(new BlockType(Family.BASIC, kernel, 1));
      types.add(new BlockType(Family.BOTTLENECK, kernel, 1));
    }
    return List.copyOf(types);
  }
}

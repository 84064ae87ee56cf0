package io.zico.core.space;

import java.util.ArrayList;
import java.util.List;

/**
 * A super block of a PlainNet string: a type and the numbers in its parentheses.
 *
 * @param inputs channels that come in
 * @param outputs channels that go out
 * @param stride of the first sub-layer; all others have stride 1
 * @param bottleneck inner channels; not used by {@link Family#CONVOLUTION}
 * @param subLayers repetitions of the basic block
 */
record SuperBlock(Type type, int inputs, int outputs, int stride, int bottleneck, int subLayers) {

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

  /**
   * A type of block.
   *
   * @param expansion factor of the depthwise channels of an inverted bottleneck; else 1
   */
  record Type(Family family, int kernel, int expansion) {

    static final List<Type> INVERTED_BOTTLENECKS = inverted();
    static final List<Type> ALL = all();

    String notation() {
      return switch (family) {
        case CONVOLUTION -> "SuperConvK%dBNRELU".formatted(kernel);
        case INVERTED_BOTTLENECK -> "SuperResIDWE%dK%d".formatted(expansion, kernel);
        case BASIC -> "SuperResK%1$dK%1$d".formatted(kernel);
        case BOTTLENECK -> "SuperResK1K%dK1".formatted(kernel);
      };
    }

    private static List<Type> inverted() {
      var types = new ArrayList<Type>();
      for (int kernel : List.of(3, 5, 7)) {
        for (int expansion : List.of(1, 2, 4, 6)) {
          types.add(new Type(Family.INVERTED_BOTTLENECK, kernel, expansion));
        }
      }
      return List.copyOf(types);
    }

    private static List<Type> all() {
      var types = new ArrayList<>(INVERTED_BOTTLENECKS);
      for (int kernel : List.of(1, 3, 5, 7)) {
        types.add(new Type(Family.CONVOLUTION, kernel, 1));
      }
      for (int kernel : List.of(3, 5, 7)) {
        types.add(new Type(Family.BASIC, kernel, 1));
        types.add(new Type(Family.BOTTLENECK, kernel, 1));
      }
      return List.copyOf(types);
    }
  }

  boolean isConvolution() {
    return type.family() == Family.CONVOLUTION;
  }

  SuperBlock withInputs(int channels) {
    return new SuperBlock(type, channels, outputs, stride, bottleneck, subLayers);
  }

  /**
   * Cuts a deep block in two of the same function, as the authors do before they mutate it again.
   */
  List<SuperBlock> split(int threshold) {
    if (isConvolution() || subLayers < threshold) {
      return List.of(this);
    }
    int first = threshold / 2;
    return List.of(
        new SuperBlock(type, inputs, outputs, stride, bottleneck, first),
        new SuperBlock(type, outputs, outputs, 1, bottleneck, subLayers - first));
  }

  @Override
  public String toString() {
    return isConvolution()
        ? "%s(%d,%d,%d,%d)".formatted(type.notation(), inputs, outputs, stride, subLayers)
        : "%s(%d,%d,%d,%d,%d)"
            .formatted(type.notation(), inputs, outputs, stride, bottleneck, subLayers);
  }
}

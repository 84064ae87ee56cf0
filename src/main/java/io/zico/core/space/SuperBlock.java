package io.zico.core.space;

import java.util.List;

/**
 * A super block of a PlainNet string: a type and the numbers in its parentheses.
 *
 * @param inputs channels that come in
 * @param outputs channels that go out
 * @param stride of the first sub-layer; all others have stride 1
 * @param bottleneck inner channels; not used by {@link BlockType.Family#CONVOLUTION}
 * @param subLayers repetitions of the basic block
 */
record SuperBlock(
    BlockType type, int inputs, int outputs, int stride, int bottleneck, int subLayers) {

  boolean isConvolution() {
    return type.family() == BlockType.Family.CONVOLUTION;
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

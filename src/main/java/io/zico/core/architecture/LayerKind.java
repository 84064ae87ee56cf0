package io.zico.core.architecture;

import io.zico.core.architecture.Operator.Convolution;
import io.zico.core.architecture.Operator.Linear;

/** What sort of layer a convolution or linear layer is. */
public enum LayerKind {
  /** A dense convolution with a kernel of more than one pixel. */
  CONV,
  /** A dense convolution of single pixels. */
  POINTWISE,
  /** A convolution of each channel by itself. */
  DEPTHWISE,
  /** A convolution of groups of several channels. */
  GROUPED,
  LINEAR;

  /** The kind of a layer that reads so many channels. */
  public static LayerKind of(Operator layer, int inputChannels) {
    if (layer instanceof Convolution convolution) {
      if (convolution.groups() == 1) {
        return convolution.kernel() == 1 ? POINTWISE : CONV;
      }
      return convolution.groups() == inputChannels ? DEPTHWISE : GROUPED;
    }
    if (layer instanceof Linear) {
      return LINEAR;
    }
    throw new IllegalArgumentException("%s is no layer".formatted(layer));
  }
}

package io.zico.core.space;

import java.util.ArrayList;
import java.util.List;

/** A basic block of PlainNet: what super blocks expand to, for building and for counting. */
sealed interface Piece {

  /** A convolution without bias that keeps the size at stride 1. */
  record Conv(int inputs, int outputs, int kernel, int stride, int groups) implements Piece {

    static Conv dense(int inputs, int outputs, int kernel, int stride) {
      return new Conv(inputs, outputs, kernel, stride, 1);
    }

    static Conv depthwise(int channels, int kernel, int stride) {
      return new Conv(channels, channels, kernel, stride, channels);
    }
  }

  /** Batch normalisation. */
  record Norm(int channels) implements Piece {}

  /** ReLU. */
  record Relu() implements Piece {}

  /** Squeeze and excitation. */
  record Gate(int channels) implements Piece {

    /** Channels of the bottleneck: a quarter, rounded half to even as Python does. */
    int squeezed() {
      return Math.max(1, (int) Math.rint(channels * 0.25));
    }
  }

  /**
   * Inner pieces with a shortcut around them.
   *
   * @param projected whether the shortcut is a convolution and a norm or the input itself
   */
  record Residual(List<Piece> inner, int inputs, int outputs, int stride, boolean projected)
      implements Piece {}

  /** The pieces of a super block. */
  static List<Piece> of(SuperBlock block, boolean residual, boolean squeezeExcite) {
    var expansion = new Expansion(residual, squeezeExcite);
    int inputs = block.inputs();
    int stride = block.stride();
    for (int i = 0; i < block.subLayers(); i++) {
      expansion.subLayer(block, inputs, stride, i == 0);
      inputs = block.outputs();
      stride = 1;
    }
    return List.copyOf(expansion.pieces);
  }

  /** Collects the pieces of one super block; follows the authors' PlainNet/SuperRes*.py. */
  final class Expansion {

    private final List<Piece> pieces = new ArrayList<>();
    private final boolean residual;
    private final boolean squeezeExcite;

    private Expansion(boolean residual, boolean squeezeExcite) {
      this.residual = residual;
      this.squeezeExcite = squeezeExcite;
    }

    private void subLayer(SuperBlock block, int inputs, int stride, boolean first) {
      int kernel = block.type().kernel();
      int outputs = block.outputs();
      int narrow = block.bottleneck();
      switch (block.type().family()) {
        case CONVOLUTION ->
            pieces.addAll(convNormRelu(Conv.dense(inputs, outputs, kernel, stride)));
        case INVERTED_BOTTLENECK -> {
          var type = block.type();
          half(inverted(type, inputs, narrow, stride), inputs, narrow, stride, first);
          half(inverted(type, narrow, outputs, 1), narrow, outputs, 1, false);
        }
        case BASIC -> half(basic(block, inputs, stride), inputs, outputs, stride, first);
        case BOTTLENECK -> {
          half(bottleneck(block, inputs, stride), inputs, outputs, stride, first);
          half(bottleneck(block, outputs, 1), outputs, outputs, 1, false);
        }
      }
    }

    private void half(List<Piece> inner, int inputs, int outputs, int stride, boolean first) {
      if (residual) {
        boolean projected = first || inputs != outputs;
        pieces.add(new Residual(inner, inputs, outputs, stride, projected));
      } else {
        pieces.addAll(inner);
      }
      pieces.add(new Relu());
    }

    private List<Piece> inverted(BlockType type, int inputs, int outputs, int stride) {
      int wide = Widths.round(outputs * type.expansion());
      var inner = convNormRelu(Conv.dense(inputs, wide, 1, 1));
      inner.addAll(convNormRelu(Conv.depthwise(wide, type.kernel(), stride)));
      gate(inner, wide);
      inner.add(Conv.dense(wide, outputs, 1, 1));
      inner.add(new Norm(outputs));
      return inner;
    }

    private List<Piece> basic(SuperBlock block, int inputs, int stride) {
      int kernel = block.type().kernel();
      var inner = convNormRelu(Conv.dense(inputs, block.bottleneck(), kernel, stride));
      gate(inner, block.bottleneck());
      inner.add(Conv.dense(block.bottleneck(), block.outputs(), kernel, 1));
      inner.add(new Norm(block.outputs()));
      return inner;
    }

    private List<Piece> bottleneck(SuperBlock block, int inputs, int stride) {
      int narrow = block.bottleneck();
      var inner = convNormRelu(Conv.dense(inputs, narrow, 1, 1));
      inner.addAll(convNormRelu(Conv.dense(narrow, narrow, block.type().kernel(), stride)));
      gate(inner, narrow);
      inner.add(Conv.dense(narrow, block.outputs(), 1, 1));
      inner.add(new Norm(block.outputs()));
      return inner;
    }

    private void gate(List<Piece> inner, int channels) {
      if (squeezeExcite) {
        inner.add(new Gate(channels));
      }
    }

    private static List<Piece> convNormRelu(Conv conv) {
      return new ArrayList<>(List.of(conv, new Norm(conv.outputs()), new Relu()));
    }
  }
}

package io.zico.core.notation.onnx;

import io.zico.core.architecture.Architecture.Tensor;
import io.zico.core.architecture.MapOperator.Pad;
import io.zico.core.architecture.Operator.Convolution;
import io.zico.core.architecture.Operator.Linear;
import io.zico.core.architecture.Operator.TransposedConvolution;
import io.zico.core.notation.onnx.Value.Curve;
import io.zico.core.notation.onnx.Value.Known;
import io.zico.core.notation.onnx.Value.Padded;
import io.zico.core.notation.onnx.Value.Scores;
import java.util.ArrayList;
import java.util.List;

/** Nodes with weights. */
final class Layers {

  private Layers() {}

  static Value convolution(OnnxNode node, Decoding decoding) {
    var weights = decoding.constant(node, 1).shape();
    var value = decoding.in(node, 0);
    var input =
        value instanceof Padded padded
            ? decoding.imageOf(padded.view())
            : decoding.imageOf(decoding.view(value));
    if (weights.size() != 4) {
      throw new UnsupportedNodeException("its weights have the shape %s".formatted(weights));
    }
    decoding.claim(node, 1);
    var window = Window.of(node, weights.subList(2, 4), input.base().shape());
    if (value instanceof Padded padded) {
      window = window.within(padded);
    }
    var name = decoding.module(node, 1);
    var source = window.isEven() ? input.base() : padded(name, window, input, decoding);
    var operator =
        new Convolution(
            Math.toIntExact(weights.get(0)),
            window.kernel(),
            window.stride(),
            window.isEven() ? window.top() : 0,
            window.dilation(),
            groups(node, weights, input),
            node.has(2));
    return Curve.of(decoding.plainOf(name, operator, source));
  }

  private static int groups(OnnxNode node, List<Long> weights, View input) {
    long groups = node.whole("group", 1);
    if (groups < 1 || weights.get(1) * groups != input.base().shape().channels()) {
      throw new UnsupportedNodeException(
          "its weights %s with %d groups do not fit %s"
              .formatted(weights, groups, input.base().shape()));
    }
    return Math.toIntExact(groups);
  }

  private static Tensor padded(String name, Window window, View input, Decoding decoding) {
    var pad = new Pad(window.left(), window.top(), window.right(), window.bottom());
    return decoding.add(name + ".pad", pad, input.base());
  }

  static Value transposedConvolution(OnnxNode node, Decoding decoding) {
    var weights = decoding.constant(node, 1).shape();
    var input = decoding.image(node, 0);
    if (weights.size() != 4 || node.whole("group", 1) != 1) {
      throw new UnsupportedNodeException("only whole transposed convolutions of maps are known");
    }
    decoding.claim(node, 1);
    var window = Window.of(node, weights.subList(2, 4), input.base().shape());
    var more = node.wholes("output_padding").orElse(List.of(0L, 0L));
    boolean isKnown =
        window.isEven()
            && window.dilation() == 1
            && more.size() == 2
            && more.get(0).equals(more.get(1))
            && node.wholes("output_shape").isEmpty();
    if (!isKnown) {
      throw new UnsupportedNodeException("only square ones without dilation are known");
    }
    var operator =
        new TransposedConvolution(
            Math.toIntExact(weights.get(1)),
            window.kernel(),
            window.stride(),
            window.top(),
            Math.toIntExact(more.get(0)),
            node.has(2));
    return Curve.of(decoding.plainOf(decoding.module(node, 1), operator, input.base()));
  }

  static Value gemm(OnnxNode node, Decoding decoding) {
    if (node.number("alpha", 1) != 1
        || node.number("beta", 1) != 1
        || node.whole("transA", 0) != 0) {
      throw new UnsupportedNodeException("it scales or transposes its input");
    }
    var weights = decoding.constant(node, 1).shape();
    boolean isTransposed = node.whole("transB", 0) != 0;
    if (weights.size() != 2) {
      throw new UnsupportedNodeException("its weights have the shape %s".formatted(weights));
    }
    decoding.claim(node, 1);
    long from = weights.get(isTransposed ? 1 : 0);
    long to = weights.get(isTransposed ? 0 : 1);
    return linear(node, 1, decoding.view(node, 0), from, to, node.has(2), decoding);
  }

  static Value matMul(OnnxNode node, Decoding decoding) {
    if (decoding.in(node, 1) instanceof Known known) {
      var weights = known.tensor().shape();
      if (weights.size() != 2) {
        throw new UnsupportedNodeException("its weights have the shape %s".formatted(weights));
      }
      decoding.claim(node, 1);
      var view = decoding.view(node, 0);
      return linear(node, 1, view, weights.get(0), weights.get(1), false, decoding);
    }
    return decoding.in(node, 0) instanceof Scores scores
        ? Attentions.weighted(node, scores, decoding)
        : Attentions.scores(node, decoding);
  }

  /** A layer over the last axis, whatever comes before; over the pixels of a map, a 1x1 kernel. */
  static Value linear(
      OnnxNode node, int weights, View given, long from, long to, boolean bias, Decoding decoding) {
    boolean isMap = given.base().shape().isImage();
    boolean fits = given.hasChannelsAt(given.rank() - 1) && (!isMap || given.rank() == 4);
    var view = fits ? given : decoding.plain(given);
    int last = view.rank() - 1;
    if (!view.hasChannelsAt(last) || view.base().shape().channels() != from) {
      throw new UnsupportedNodeException(
          "it needs %d features in its last axis, but reads %s".formatted(from, view.shape()));
    }
    var name = decoding.module(node, weights);
    int outputs = Math.toIntExact(to);
    var operator =
        view.base().shape().isImage()
            ? new Convolution(outputs, 1, 1, 0, 1, bias)
            : new Linear(outputs, bias);
    var result = decoding.add(name, operator, view.base());
    var axes = new ArrayList<>(view.axes());
    axes.set(last, List.of(new Atom(view.channelSide(), 1, to)));
    return Curve.of(new View(result, view.batch(), axes));
  }
}

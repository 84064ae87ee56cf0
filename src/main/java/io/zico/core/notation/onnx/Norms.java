package io.zico.core.notation.onnx;

import io.zico.core.architecture.MapOperator.LocalResponseNorm;
import io.zico.core.architecture.Operator.BatchNorm;
import io.zico.core.architecture.SequenceOperator.LayerNorm;
import io.zico.core.notation.onnx.Value.Curve;

/** Nodes that normalise. */
final class Norms {

  private Norms() {}

  static Value batchNorm(OnnxNode node, Decoding decoding) {
    var view = decoding.plain(decoding.view(node, 0));
    if (decoding.constant(node, 1).elements() != view.base().shape().channels()) {
      throw new UnsupportedNodeException("its weights do not fit " + view.base().shape());
    }
    var norm = new BatchNorm(single(node.number("epsilon", 1e-5)));
    return Curve.of(decoding.plainOf(decoding.module(node, 1), norm, view.base()));
  }

  static Value layerNorm(OnnxNode node, Decoding decoding) {
    var view = decoding.view(node, 0);
    var axis = view.axis(node.whole("axis", -1));
    if (axis.isEmpty() || axis.get() != view.rank() - 1) {
      throw new UnsupportedNodeException("it normalises more than the features");
    }
    if (decoding.constant(node, 1).elements() != view.base().shape().channels()) {
      throw new UnsupportedNodeException("its weights do not fit " + view.base().shape());
    }
    return normed(decoding.module(node, 1), view, node.number("epsilon", 1e-5), decoding);
  }

  /** Over the features of a vector or of each token, in the last axis. */
  static Value normed(String name, View given, double epsilon, Decoding decoding) {
    boolean isSequence = given.base().shape().isImage() && given.rank() < 4;
    var view = isSequence ? decoding.plain(given) : given;
    if (!view.hasChannelsAt(view.rank() - 1) || view.base().shape().isImage()) {
      throw new UnsupportedNodeException(
          "it normalises %s, of which the last axis is not the features of tokens"
              .formatted(view.shape()));
    }
    return Curve.of(view.with(decoding.add(name, new LayerNorm(single(epsilon)), view.base())));
  }

  static Value localResponseNorm(OnnxNode node, Decoding decoding) {
    int size = Math.toIntExact(node.whole("size", 1));
    if (size % 2 == 0) {
      throw new UnsupportedNodeException("its window of %d channels has no middle".formatted(size));
    }
    var norm =
        new LocalResponseNorm(
            size,
            single(node.number("alpha", 1e-4)),
            single(node.number("beta", 0.75)),
            single(node.number("bias", 1)));
    return Curve.of(decoding.plainOf(node.title(), norm, decoding.image(node, 0).base()));
  }

  /** As it was before somebody wrote it in single precision: 1e-5, not 9.999999747378752e-6. */
  static double single(double number) {
    return Double.parseDouble(Float.toString((float) number));
  }
}

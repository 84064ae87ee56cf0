package io.zico.core.notation.onnx;

import io.zico.core.architecture.SequenceOperator.Attention;
import io.zico.core.notation.onnx.Value.Curve;
import io.zico.core.notation.onnx.Value.Scores;
import java.util.ArrayList;
import java.util.List;

/** The steps of attention: scores, their softmax, and the values weighted by it. */
final class Attentions {

  private static final double TOLERANCE = 1e-4;

  private Attentions() {}

  /** The product of queries and keys; both may have been scaled before. */
  static Value scores(OnnxNode node, Decoding decoding) {
    var queries = scaled(node, 0, decoding);
    var keys = scaled(node, 1, decoding);
    int last = keys.view().rank() - 1;
    if (last < 2) {
      throw new UnsupportedNodeException("it multiplies two results that are no attention");
    }
    var order = new ArrayList<Long>();
    for (long axis = 0; axis <= last; axis++) {
      order.add(axis);
    }
    order.set(last - 1, (long) last);
    order.set(last, last - 1L);
    double scale = factor(queries) * factor(keys);
    return new Scores(queries.view(), keys.view().transposed(order), scale, false);
  }

  private static Curve scaled(OnnxNode node, int input, Decoding decoding) {
    var curve = decoding.curve(node, input);
    return Functions.factor(curve.samples()).isPresent() ? curve : Curve.of(decoding.drawn(curve));
  }

  private static double factor(Curve curve) {
    return Functions.factor(curve.samples()).orElse(1.0);
  }

  /** Softmax of scores; of anything else only as the last step, which no score needs. */
  static Value softmax(OnnxNode node, Scores scores) {
    long axis = node.whole("axis", -1);
    if (scores.areShares() || (axis != -1 && axis != scores.queries().rank() - 1)) {
      throw new UnsupportedNodeException("its softmax is not over the keys");
    }
    return new Scores(scores.queries(), scores.keys(), scores.scale(), true);
  }

  /** Attention itself, once the values are there. */
  static Value weighted(OnnxNode node, Scores scores, Decoding decoding) {
    var values = decoding.view(node, 1);
    var queries = scores.queries();
    int heads = heads(queries);
    var attention = Attention.of(heads);
    double wanted = 1 / Math.sqrt((double) queries.base().shape().channels() / heads);
    boolean fits =
        scores.areShares()
            && Math.abs(scores.scale() / wanted - 1) < TOLERANCE
            && heads(scores.keys()) == heads
            && heads(values) == heads;
    if (!fits) {
      throw new UnsupportedNodeException(
          "it is no attention by the softmax of scores that are scaled by %s, but by %s"
              .formatted(wanted, scores.scale()));
    }
    var result =
        decoding.add(node.title(), attention, queries.base(), scores.keys().base(), values.base());
    var axes = new ArrayList<>(queries.axes());
    axes.set(axes.size() - 1, values.axes().get(values.rank() - 1));
    return Curve.of(new View(result, queries.batch(), relabelled(axes, queries, values)));
  }

  /** Heads are cut of features alike in queries and values, if their sizes agree. */
  private static List<List<Atom>> relabelled(List<List<Atom>> axes, View queries, View values) {
    if (queries.base().shape().channels() != values.base().shape().channels()) {
      throw new UnsupportedNodeException("values and queries have different numbers of features");
    }
    return axes;
  }

  /** The heads of a sequence whose last axes are tokens and the features of one head. */
  private static int heads(View view) {
    int last = view.rank() - 1;
    var features = view.axes().get(last);
    boolean isSequence =
        view.base().shape().isSequence()
            && view.axes().get(last - 1).equals(view.side(0))
            && features.size() == 1
            && features.get(0).side() == 1
            && features.get(0).stride() == 1;
    if (!isSequence) {
      throw new UnsupportedNodeException(
          "it multiplies %s, which are no tokens of heads".formatted(view.shape()));
    }
    return Math.toIntExact(view.base().shape().channels() / features.get(0).size());
  }
}

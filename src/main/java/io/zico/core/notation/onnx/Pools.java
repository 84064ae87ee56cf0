package io.zico.core.notation.onnx;

import io.zico.core.architecture.MapOperator.Pad;
import io.zico.core.architecture.Operator.GlobalPool;
import io.zico.core.architecture.Operator.Pool;
import io.zico.core.architecture.Operator.Pool.Kind;
import io.zico.core.architecture.SequenceOperator.TokenPool;
import io.zico.core.notation.onnx.Value.Curve;
import io.zico.core.notation.onnx.Value.Moment;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;

/** Nodes that take means and maxima. */
final class Pools {

  private Pools() {}

  static Value maximum(OnnxNode node, Decoding decoding) {
    return pool(node, Kind.MAXIMUM, decoding);
  }

  static Value mean(OnnxNode node, Decoding decoding) {
    return pool(node, Kind.MEAN, decoding);
  }

  static Value global(OnnxNode node, Decoding decoding) {
    return Curve.of(
        decoding.plainOf(node.title(), new GlobalPool(true), decoding.image(node, 0).base()));
  }

  static Value globalMaximum(OnnxNode node, Decoding decoding) {
    var map = decoding.image(node, 0).base();
    if (map.shape().height() != map.shape().width()) {
      throw new UnsupportedNodeException("the maximum over %s is no square".formatted(map.shape()));
    }
    var pool = Pool.maximum(map.shape().height(), map.shape().height(), 0);
    return Curve.of(decoding.plainOf(node.title(), pool, map));
  }

  private static Value pool(OnnxNode node, Kind kind, Decoding decoding) {
    if (node.outputs().size() > 1) {
      throw new UnsupportedNodeException("it gives the places of the maxima");
    }
    var input = decoding.image(node, 0);
    var shape = input.base().shape();
    var kernel = node.wholes("kernel_shape").orElse(List.of());
    var window = Window.of(node, kernel, shape);
    if (window.dilation() != 1) {
      throw new UnsupportedNodeException("it has dilation");
    }
    boolean counts = kind == Kind.MEAN && node.whole("count_include_pad", 0) != 0;
    boolean excludes = kind == Kind.MEAN && !counts;
    if (kind == Kind.MEAN && window.isGlobal(shape) && (excludes || window.hasNoBorder())) {
      return Curve.of(decoding.plainOf(node.title(), new GlobalPool(true), input.base()));
    }
    boolean ceil = node.whole("ceil_mode", 0) != 0;
    if (window.isEven()) {
      var pool = new Pool(kind, window.kernel(), window.stride(), window.top(), ceil, counts);
      return Curve.of(decoding.plainOf(node.title(), pool, input.base()));
    }
    return uneven(node, kind, window, input, counts, decoding);
  }

  /** More border at the end than at the beginning is what letting the last window reach out is. */
  private static Value uneven(
      OnnxNode node, Kind kind, Window window, View input, boolean counts, Decoding decoding) {
    var shape = input.base().shape();
    boolean reachesOut =
        window.top() == window.left()
            && !counts
            && (kind == Kind.MAXIMUM || window.top() == 0)
            && isSame(window, shape.height(), window.top(), window.bottom())
            && isSame(window, shape.width(), window.left(), window.right());
    if (reachesOut) {
      var pool = new Pool(kind, window.kernel(), window.stride(), window.top(), true, false);
      return Curve.of(decoding.plainOf(node.title(), pool, input.base()));
    }
    if (!counts) {
      throw new UnsupportedNodeException(
          "its pads are uneven: no pool of ours leaves out such a border of %s".formatted(shape));
    }
    var pad = new Pad(window.left(), window.top(), window.right(), window.bottom());
    var padded = decoding.add(node.title() + ".pad", pad, input.base());
    var pool = new Pool(kind, window.kernel(), window.stride(), 0, false, true);
    return Curve.of(decoding.plainOf(node.title(), pool, padded));
  }

  /** Whether the windows with an uneven border are those that reach out of an even one. */
  private static boolean isSame(Window window, int size, int before, int after) {
    return window.steps(size, before + after) == window.stepsOut(size + before, before);
  }

  /** Over all pixels of a map, over all tokens, or over the features as a norm begins. */
  static Value reducedMean(OnnxNode node, Decoding decoding) {
    if (decoding.in(node, 0) instanceof Moment moment && moment.kind() == Moment.Kind.SQUARES) {
      checkLast(node, moment.view(), decoding);
      return moment.to(Moment.Kind.VARIANCE);
    }
    var view = decoding.view(node, 0);
    var axes = axes(node, view, decoding);
    boolean keeps = node.whole("keepdims", 1) != 0;
    if (axes.equals(List.of(view.rank() - 1)) && view.hasChannelsAt(view.rank() - 1) && keeps) {
      return new Moment(Moment.Kind.MEAN, view, 0);
    }
    if (isOfPixels(view, axes, keeps)) {
      return Curve.of(decoding.plainOf(node.title(), new GlobalPool(keeps), view.base()));
    }
    boolean isOfTokens = view.isPlain() && view.base().shape().isSequence();
    if (isOfTokens && axes.equals(List.of(1)) && !keeps) {
      var pool = new TokenPool(TokenPool.Kind.MEAN);
      return Curve.of(decoding.plainOf(node.title(), pool, view.base()));
    }
    throw new UnsupportedNodeException(
        "the mean over axes %s of %s is not known".formatted(axes, view.shape()));
  }

  private static void checkLast(OnnxNode node, View view, Decoding decoding) {
    if (!axes(node, view, decoding).equals(List.of(view.rank() - 1))) {
      throw new UnsupportedNodeException("it is no norm over the features");
    }
  }

  private static List<Integer> axes(OnnxNode node, View view, Decoding decoding) {
    var all = LongStream.range(0, view.rank()).boxed().toList();
    return decoding.wholes(node, "axes", 1).orElse(all).stream()
        .map(
            axis ->
                view.axis(axis)
                    .orElseThrow(() -> new UnsupportedNodeException("there is no axis " + axis)))
        .sorted(Comparator.naturalOrder())
        .toList();
  }

  /** Rows and columns of a map, channels first or last. */
  private static boolean isOfPixels(View view, List<Integer> axes, boolean keeps) {
    if (!view.base().shape().isImage()) {
      return false;
    }
    var plain = View.plain(view.base(), view.batch());
    var channelsLast = plain.transposed(List.of(0L, 2L, 3L, 1L));
    return (view.equals(plain) && axes.equals(List.of(2, 3)))
        || (view.equals(channelsLast) && axes.equals(List.of(1, 2)) && !keeps);
  }
}

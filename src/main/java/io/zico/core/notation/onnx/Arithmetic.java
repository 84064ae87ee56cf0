package io.zico.core.notation.onnx;

import io.zico.core.architecture.Operator;
import io.zico.core.architecture.Operator.BatchNorm;
import io.zico.core.architecture.SequenceOperator.LayerNorm;
import io.zico.core.architecture.SequenceOperator.PositionEmbedding;
import io.zico.core.notation.onnx.Value.Curve;
import io.zico.core.notation.onnx.Value.Known;
import io.zico.core.notation.onnx.Value.Moment;
import io.zico.core.notation.onnx.Value.Scores;
import java.util.function.DoubleUnaryOperator;

/** Sums, products and functions of single values. */
final class Arithmetic {

  /** Longer chains of functions are no activation that is known. */
  private static final int DEEPEST = 12;

  private Arithmetic() {}

  /** A function of each value. */
  static Value function(OnnxNode node, DoubleUnaryOperator function, Decoding decoding) {
    if (decoding.in(node, 0) instanceof Moment moment) {
      return Moments.root(node, moment);
    }
    if (decoding.in(node, 0) instanceof Known known) {
      return Constants.combined(
          known.tensor(), known.tensor(), (a, b) -> function.applyAsDouble(a));
    }
    return then(node, decoding.curve(node, 0), function, decoding);
  }

  /** A function of a curve, or of what the curve is already. */
  static Value then(OnnxNode node, Curve curve, DoubleUnaryOperator function, Decoding decoding) {
    var whole = curve.then(node.title(), function);
    boolean isKnown = Functions.of(whole.samples()).isPresent();
    boolean wasKnown = Functions.of(curve.samples()).isPresent();
    if ((!isKnown && wasKnown) || curve.depth() > DEEPEST) {
      return Curve.of(decoding.drawn(curve)).then(node.title(), function);
    }
    return whole;
  }

  static Value clip(OnnxNode node, Decoding decoding) {
    double least = decoding.number(node, "min", 1).orElse(Double.NEGATIVE_INFINITY);
    double most = decoding.number(node, "max", 2).orElse(Double.POSITIVE_INFINITY);
    return function(node, x -> Math.min(Math.max(x, least), most), decoding);
  }

  static Value power(OnnxNode node, Decoding decoding) {
    double exponent =
        decoding
            .constant(node, 1)
            .single()
            .orElseThrow(() -> new UnsupportedNodeException("its exponent is not known"));
    if (decoding.in(node, 0) instanceof Moment moment) {
      return Moments.power(moment, exponent);
    }
    return function(node, x -> Math.pow(x, exponent), decoding);
  }

  static Value sum(OnnxNode node, Decoding decoding) {
    if (node.inputs().size() == 1) {
      return decoding.in(node, 0);
    }
    Value sum = decoding.in(node, 0);
    for (int input = 1; input < node.inputs().size(); input++) {
      sum = added(node, sum, decoding.in(node, input), decoding);
    }
    return sum;
  }

  private static Value added(OnnxNode node, Value a, Value b, Decoding decoding) {
    if (a instanceof Known x && b instanceof Known y) {
      return Constants.combined(x.tensor(), y.tensor(), Double::sum);
    }
    if (a instanceof Known known) {
      return shifted(node, b, known.tensor(), 1, decoding);
    }
    if (b instanceof Known known) {
      return shifted(node, a, known.tensor(), 0, decoding);
    }
    return both(node, a, b, true, decoding);
  }

  /** A constant on top: a number of a function, a bias, a shift of a norm, or places. */
  private static Value shifted(
      OnnxNode node, Value value, OnnxTensor constant, int input, Decoding decoding) {
    var number = constant.single();
    if (value instanceof Moment moment) {
      return Moments.epsilon(moment, number);
    }
    if (number.isEmpty()) {
      return shifted(node, decoding.view(value), constant, input, decoding);
    }
    double added = number.get();
    var curve = curve(value, decoding);
    return isBias(curve, constant, decoding) ? curve : then(node, curve, x -> x + added, decoding);
  }

  /** A layer of one channel has a bias of one number. */
  private static boolean isBias(Curve curve, OnnxTensor constant, Decoding decoding) {
    return Functions.isIdentity(curve.samples())
        && curve.view().base().shape().channels() == 1
        && !constant.shape().isEmpty()
        && decoding.network().addBias(curve.view().base());
  }

  private static Value shifted(
      OnnxNode node, View view, OnnxTensor constant, int input, Decoding decoding) {
    if (isPerChannel(view, constant)) {
      var operator = decoding.network().operator(view.base());
      boolean absorbs = isNorm(operator);
      if (absorbs
          || (decoding.isOnlyReader(node, input) && decoding.network().addBias(view.base()))) {
        return Curve.of(view);
      }
    }
    var plain = decoding.plain(view);
    var shape = plain.base().shape();
    boolean isOfTokens = shape.isSequence() && constant.core().equals(plain.shape().subList(1, 3));
    if (isOfTokens) {
      return Curve.of(decoding.plainOf(node.title(), new PositionEmbedding(), plain.base()));
    }
    throw new UnsupportedNodeException(
        "it adds weights of the shape %s to %s".formatted(constant.shape(), view.shape()));
  }

  private static boolean isNorm(Operator operator) {
    return operator instanceof LayerNorm || operator instanceof BatchNorm;
  }

  /** Whether a constant has one number for each channel, at the axis of the channels. */
  private static boolean isPerChannel(View view, OnnxTensor constant) {
    int axis = view.rank();
    for (int place = constant.shape().size() - 1; place >= 0; place--) {
      axis--;
      long side = constant.shape().get(place);
      if (side != 1 && (axis < 0 || !view.hasChannelsAt(axis))) {
        return false;
      }
    }
    return constant.elements() == view.base().shape().channels();
  }

  static Value difference(OnnxNode node, Decoding decoding) {
    var a = decoding.in(node, 0);
    var b = decoding.in(node, 1);
    if (b instanceof Moment mean && !(a instanceof Known)) {
      return Moments.centred(decoding.view(a), mean);
    }
    if (a instanceof Known x && b instanceof Known y) {
      return Constants.combined(x.tensor(), y.tensor(), (c, d) -> c - d);
    }
    if (b instanceof Known known && known.tensor().single().isPresent()) {
      double number = known.tensor().single().get();
      return then(node, decoding.curve(node, 0), x -> x - number, decoding);
    }
    if (a instanceof Known known && known.tensor().single().isPresent()) {
      double number = known.tensor().single().get();
      return then(node, decoding.curve(node, 1), x -> number - x, decoding);
    }
    throw new UnsupportedNodeException("it takes one result from another");
  }

  static Value product(OnnxNode node, Decoding decoding) {
    var a = decoding.in(node, 0);
    var b = decoding.in(node, 1);
    if (a instanceof Known x && b instanceof Known y) {
      return Constants.combined(x.tensor(), y.tensor(), (c, d) -> c * d);
    }
    if (a instanceof Moment x && b instanceof Moment y) {
      return Moments.product(node, x, y, decoding);
    }
    if (a instanceof Known known) {
      return scaled(node, b, known.tensor(), decoding);
    }
    if (b instanceof Known known) {
      return scaled(node, a, known.tensor(), decoding);
    }
    return both(node, a, b, false, decoding);
  }

  private static Value scaled(OnnxNode node, Value value, OnnxTensor constant, Decoding decoding) {
    var number = constant.single();
    if (value instanceof Scores scores && number.isPresent()) {
      return scores.scaled(number.get());
    }
    if (number.isPresent()) {
      double factor = number.get();
      return then(node, curve(value, decoding), x -> x * factor, decoding);
    }
    var view = decoding.view(value);
    if (isPerChannel(view, constant) && isNorm(decoding.network().operator(view.base()))) {
      return Curve.of(view);
    }
    throw new UnsupportedNodeException(
        "it multiplies weights of the shape %s with %s".formatted(constant.shape(), view.shape()));
  }

  static Value quotient(OnnxNode node, Decoding decoding) {
    var a = decoding.in(node, 0);
    var b = decoding.in(node, 1);
    if (a instanceof Known x && b instanceof Known y) {
      return Constants.combined(x.tensor(), y.tensor(), Arithmetic::divided);
    }
    if (b instanceof Moment deviation) {
      return a instanceof Moment centred
          ? Moments.normed(node, centred, deviation, decoding)
          : Moments.inverse(a, deviation);
    }
    if (b instanceof Known known && known.tensor().single().isPresent()) {
      double number = known.tensor().single().get();
      return a instanceof Scores scores
          ? scores.scaled(1 / number)
          : then(node, decoding.curve(node, 0), x -> x / number, decoding);
    }
    throw new UnsupportedNodeException("it divides by what is no number");
  }

  private static Value both(OnnxNode node, Value a, Value b, boolean isSum, Decoding decoding) {
    var left = curve(a, decoding);
    var right = curve(b, decoding);
    if (left.view().equals(right.view()) && Math.max(left.depth(), right.depth()) < DEEPEST) {
      var whole = left.and(node.title(), right, isSum);
      return isPlainSum(left, right) ? done(node, left, right, isSum, decoding) : whole;
    }
    var first = decoding.drawn(left);
    if (first.equals(right.view())) {
      return Curve.of(first).and(node.title(), right, isSum);
    }
    var second = decoding.drawn(right);
    if (second.equals(left.view())) {
      return left.and(node.title(), Curve.of(second), isSum);
    }
    return Curve.of(decoding.combined(node.title(), first, second, isSum));
  }

  /** The sum of what is known already stays a sum: no function has to be guessed. */
  private static boolean isPlainSum(Curve left, Curve right) {
    return left.depth() == 0 && right.depth() == 0;
  }

  private static Value done(
      OnnxNode node, Curve left, Curve right, boolean isSum, Decoding decoding) {
    var sum = decoding.combined(node.title(), decoding.drawn(left), decoding.drawn(right), isSum);
    return Curve.of(sum);
  }

  private static Curve curve(Value value, Decoding decoding) {
    return value instanceof Curve curve ? curve : Curve.of(decoding.view(value));
  }

  /** Of whole numbers, which are sides and places, the whole part, as ONNX has it. */
  private static double divided(double a, double b) {
    boolean areWhole = a == Math.rint(a) && b == Math.rint(b) && b != 0;
    double quotient = a / b;
    return areWhole ? (double) (long) quotient : quotient;
  }
}

package io.zico.core.notation.onnx;

import io.zico.core.notation.onnx.Value.Known;
import io.zico.core.notation.onnx.Value.Moment;
import io.zico.core.notation.onnx.Value.Moment.Kind;
import java.util.Optional;

/** A norm over features that is spelt out: mean, difference, square, mean, root, quotient. */
final class Moments {

  private Moments() {}

  static Value centred(View view, Moment mean) {
    if (mean.kind() != Kind.MEAN || !view.equals(mean.view())) {
      throw unknown();
    }
    return mean.to(Kind.CENTRED);
  }

  static Value power(Moment moment, double exponent) {
    if (moment.kind() == Kind.CENTRED && exponent == 2) {
      return moment.to(Kind.SQUARES);
    }
    if (moment.kind() == Kind.VARIANCE && exponent == 0.5) {
      return moment.to(Kind.DEVIATION);
    }
    if (moment.kind() == Kind.VARIANCE && exponent == -0.5) {
      return moment.to(Kind.INVERSE_DEVIATION);
    }
    throw unknown();
  }

  static Value root(OnnxNode node, Moment moment) {
    if (node.op().equals("Sqrt") && moment.kind() == Kind.VARIANCE) {
      return moment.to(Kind.DEVIATION);
    }
    if (node.op().equals("Reciprocal") && moment.kind() == Kind.DEVIATION) {
      return moment.to(Kind.INVERSE_DEVIATION);
    }
    throw unknown();
  }

  static Value epsilon(Moment moment, Optional<Double> number) {
    if (moment.kind() != Kind.VARIANCE || number.isEmpty()) {
      throw unknown();
    }
    return new Moment(Kind.VARIANCE, moment.view(), number.get());
  }

  static Value inverse(Value one, Moment deviation) {
    boolean isOne =
        one instanceof Known known && known.tensor().single().filter(n -> n == 1).isPresent();
    if (!isOne || deviation.kind() != Kind.DEVIATION) {
      throw unknown();
    }
    return deviation.to(Kind.INVERSE_DEVIATION);
  }

  static Value product(OnnxNode node, Moment a, Moment b, Decoding decoding) {
    if (a.equals(b) && a.kind() == Kind.CENTRED) {
      return a.to(Kind.SQUARES);
    }
    var inverse = a.kind() == Kind.INVERSE_DEVIATION ? a : b;
    var centred = a.kind() == Kind.INVERSE_DEVIATION ? b : a;
    if (inverse.kind() != Kind.INVERSE_DEVIATION) {
      throw unknown();
    }
    return normed(node, centred, inverse.to(Kind.DEVIATION), decoding);
  }

  static Value normed(OnnxNode node, Moment centred, Moment deviation, Decoding decoding) {
    boolean fits =
        centred.kind() == Kind.CENTRED
            && deviation.kind() == Kind.DEVIATION
            && centred.view().equals(deviation.view());
    if (!fits) {
      throw unknown();
    }
    return Norms.normed(node.title(), centred.view(), deviation.epsilon(), decoding);
  }

  private static UnsupportedNodeException unknown() {
    return new UnsupportedNodeException("it takes a norm apart in a way that is not known");
  }
}

package io.zico.core.notation.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/** What a name of the graph stands for. */
sealed interface Value {

  /** What comes of a node that could not be read. */
  record Missing() implements Value {}

  /** A constant, or weights. */
  record Known(OnnxTensor tensor) implements Value {}

  /** Probabilities at the end of a network, where a score needs none. */
  record Softmaxed(View view) implements Value {}

  /** A map with zeros around it, which the layer that reads it may add itself. */
  record Padded(View view, int left, int top, int right, int bottom) implements Value {}

  /** A part of the normalisation of each token. */
  record Moment(Kind kind, View view, double epsilon) implements Value {

    /** What has been computed of the features of a token so far. */
    enum Kind {
      MEAN,
      CENTRED,
      SQUARES,
      VARIANCE,
      DEVIATION,
      INVERSE_DEVIATION
    }

    Moment to(Kind next) {
      return new Moment(next, view, epsilon);
    }
  }

  /** The products of queries and keys of each head, and whether a softmax was taken of them. */
  record Scores(View queries, View keys, double scale, boolean areShares) implements Value {

    Scores scaled(double factor) {
      return new Scores(queries, keys, scale * factor, areShares);
    }
  }

  /**
   * A function of each value of a view, which is not an operator yet: only the rest of it tells
   * which one.
   *
   * @param name of the node that gives it
   * @param samples its values where {@link Functions#POINTS} are those of {@code view}
   * @param origin how it was put together, for where it is no operator as a whole
   */
  record Curve(String name, View view, List<Double> samples, Origin origin, int depth)
      implements Value {

    public Curve {
      samples = List.copyOf(samples);
    }

    static Curve of(View view) {
      return new Curve("", view, Functions.POINTS, new Itself(), 0);
    }

    /** The same function, with the axes in another order. */
    Curve map(UnaryOperator<View> change) {
      return new Curve(name, change.apply(view), samples, origin.map(change), depth);
    }

    Curve then(String node, DoubleUnaryOperator outer) {
      var changed = samples.stream().map(outer::applyAsDouble).toList();
      return new Curve(node, view, changed, new Of(this, outer), depth + 1);
    }

    Curve and(String node, Curve other, boolean isSum) {
      var both = new ArrayList<Double>();
      for (int i = 0; i < samples.size(); i++) {
        double a = samples.get(i);
        double b = other.samples.get(i);
        both.add(isSum ? a + b : a * b);
      }
      int deeper = Math.max(depth, other.depth) + 1;
      return new Curve(node, view, both, new Both(this, other, isSum), deeper);
    }
  }

  /** How a curve was put together. */
  sealed interface Origin {

    Origin map(UnaryOperator<View> change);
  }

  /** It is the view. */
  record Itself() implements Origin {
    @Override
    public Origin map(UnaryOperator<View> change) {
      return this;
    }
  }

  /** A function of another curve. */
  record Of(Curve inner, DoubleUnaryOperator outer) implements Origin {
    @Override
    public Origin map(UnaryOperator<View> change) {
      return new Of(inner.map(change), outer);
    }
  }

  /** The sum or the product of two curves. */
  record Both(Curve left, Curve right, boolean isSum) implements Origin {
    @Override
    public Origin map(UnaryOperator<View> change) {
      return new Both(left.map(change), right.map(change), isSum);
    }
  }
}

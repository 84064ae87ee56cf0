package io.zico.core.notation.onnx;

import io.zico.core.architecture.Operator;
import io.zico.core.architecture.Operator.Activation;
import io.zico.core.architecture.Operator.Activation.Function;
import io.zico.core.architecture.Operator.LeakyRelu;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** Recognises a function of single values by what it gives at a few points. */
final class Functions {

  /** On either side of every kink of the known functions. */
  static final List<Double> POINTS =
      List.of(-8.0, -3.25, -2.5, -1.0, -0.4, 0.0, 0.4, 1.0, 2.5, 3.25, 5.5, 8.0);

  private static final int MINUS_ONE = POINTS.indexOf(-1.0);
  private static final int ONE = POINTS.indexOf(1.0);

  /** Exporters write 1/6 and the root of two in single precision. */
  private static final double TOLERANCE = 1e-5;

  /** The two formulas of GELU differ by so much at most. */
  private static final double GELU_TOLERANCE = 5e-4;

  private static final Map<Function, DoubleUnaryOperator> KNOWN =
      Map.of(
          Function.RELU,
          x -> Math.max(x, 0),
          Function.RELU6,
          x -> Math.min(Math.max(x, 0), 6),
          Function.SIGMOID,
          Functions::sigmoid,
          Function.TANH,
          Math::tanh,
          Function.SWISH,
          x -> x * sigmoid(x),
          Function.HARD_SIGMOID,
          Functions::hardSigmoid,
          Function.HARD_SWISH,
          x -> x * hardSigmoid(x),
          Function.GELU,
          Functions::gelu);

  private Functions() {}

  /** The operator that gives these values at the points. */
  static Optional<Operator> of(List<Double> samples) {
    var activation =
        KNOWN.entrySet().stream()
            .filter(known -> agrees(samples, known.getValue(), tolerance(known.getKey())))
            .<Operator>map(known -> new Activation(known.getKey()))
            .findFirst();
    return activation.or(() -> leaky(samples));
  }

  static boolean isIdentity(List<Double> samples) {
    return agrees(samples, x -> x, TOLERANCE);
  }

  /** The number that the values are multiples by, if they are. */
  static Optional<Double> factor(List<Double> samples) {
    double factor = samples.get(ONE);
    return agrees(samples, x -> factor * x, TOLERANCE) ? Optional.of(factor) : Optional.empty();
  }

  private static Optional<Operator> leaky(List<Double> samples) {
    double slope = -samples.get(MINUS_ONE);
    boolean isLeaky =
        slope > 0 && slope < 1 && agrees(samples, x -> x < 0 ? slope * x : x, TOLERANCE);
    // written in single precision: 0.01 and not 0.009999999776482582
    return isLeaky
        ? Optional.of(new LeakyRelu(Double.parseDouble(Float.toString((float) slope))))
        : Optional.empty();
  }

  private static double tolerance(Function function) {
    return function == Function.GELU ? GELU_TOLERANCE : TOLERANCE;
  }

  private static boolean agrees(
      List<Double> samples, DoubleUnaryOperator function, double tolerance) {
    return IntStream.range(0, POINTS.size())
        .allMatch(
            i -> {
              double expected = function.applyAsDouble(POINTS.get(i));
              double bound = tolerance * Math.max(1, Math.abs(expected));
              return Math.abs(samples.get(i) - expected) <= bound;
            });
  }

  static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  static double hardSigmoid(double x) {
    return Math.min(Math.max(x + 3, 0), 6) / 6;
  }

  static double gelu(double x) {
    return x * (1 + erf(x / Math.sqrt(2))) / 2;
  }

  /**
   * The error function, to 1.5e-7.
   *
   * @see <a href="https://personal.math.ubc.ca/~cbm/aands/page_299.htm">Abramowitz and Stegun,
   *     7.1.26</a>
   */
  static double erf(double x) {
    double t = 1 / (1 + 0.3275911 * Math.abs(x));
    double sum =
        t
            * (0.254829592
                + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
    return Math.copySign(1 - sum * Math.exp(-x * x), x);
  }
}

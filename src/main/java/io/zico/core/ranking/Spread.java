package io.zico.core.ranking;

import java.util.Collection;

/** Mean and standard error of a network's scores; the error is NaN for one score. */
record Spread(double mean, double standardError) {

  static Spread of(Collection<Double> values) {
    int n = values.size();
    double mean = values.stream().mapToDouble(Double::doubleValue).sum() / n;
    double squares = values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
    return new Spread(mean, Math.sqrt(squares / (n - 1) / n));
  }
}

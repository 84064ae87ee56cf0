package io.zico.core.ranking;

import io.zico.core.ranking.ScoreSummary.SeedValue;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a few seeds say of the mean over all.
 *
 * @param standardError of the mean; null for one seed, or if it is too large for a number
 * @param interval null likewise
 */
record Estimate(
    double mean,
    @Nullable Double standardError,
    @Nullable Interval interval,
    List<SeedValue> values) {

  Estimate {
    values = List.copyOf(values);
  }

  /** Of at least one value. */
  static Estimate of(SortedMap<Integer, Double> bySeed) {
    var values =
        bySeed.entrySet().stream()
            .map(entry -> new SeedValue(entry.getKey(), entry.getValue()))
            .toList();
    int n = values.size();
    double mean = values.stream().mapToDouble(SeedValue::value).sum() / n;
    if (n < 2) {
      return new Estimate(mean, null, null, values);
    }
    double squares =
        values.stream().mapToDouble(v -> (v.value() - mean) * (v.value() - mean)).sum();
    double error = Math.sqrt(squares / (n - 1) / n);
    // squares of what is almost too large for a number are too large for one
    return Double.isFinite(error)
        ? new Estimate(mean, error, Interval.of(mean, error, n).orElse(null), values)
        : new Estimate(mean, null, null, values);
  }
}

package io.zico.core.ranking;

import io.zico.core.ranking.ScoreSummary.SeedValue;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a few seeds say of the mean over all.
 *
 * @param standardError of the mean; null for one seed
 * @param interval null for one seed
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
    return new Estimate(mean, error, Interval.of(mean, error, n).orElse(null), values);
  }
}

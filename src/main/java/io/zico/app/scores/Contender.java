package io.zico.app.scores;

import io.zico.core.ranking.EnsembleSummary;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An architecture that is compared.
 *
 * @param position in the list
 * @param id the client's name for it
 * @param scores by seed, at least one
 * @param percentile in the cohort, if there is one
 */
record Contender(
    int position,
    @Nullable String id,
    SortedMap<Integer, Double> scores,
    @Nullable Double percentile) {

  Contender {
    scores = Collections.unmodifiableSortedMap(new TreeMap<>(scores));
  }

  EnsembleSummary summary() {
    return EnsembleSummary.of(scores);
  }

  double mean() {
    return scores.values().stream().mapToDouble(Double::doubleValue).sum() / scores.size();
  }
}

package io.zico.core.ranking;

import io.zico.core.ranking.ScoreSummary.SeedValue;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * One network's scores by an ensemble under several seeds, as one answer.
 *
 * @param mean over the seeds, of the {@link LogRank} under each
 * @param standardError of the mean; null for one seed
 * @param interval where the mean over all seeds lies; null for one seed
 * @param percentile the part of the cohort that the mean is better than, from 0 to 100; null where
 *     the network was ranked within its list
 * @param values the score of each seed
 */
public record EnsembleSummary(
    double mean,
    @Nullable Double standardError,
    @Nullable Interval interval,
    @Nullable Double percentile,
    List<SeedValue> values) {

  public EnsembleSummary {
    values = List.copyOf(values);
  }

  /** Of at least one score by seed. */
  public static EnsembleSummary of(SortedMap<Integer, Double> scores) {
    var estimate = Estimate.of(scores);
    // ranks are coarse: that a few seeds agree on them is no exactness
    boolean isKnown = estimate.standardError() != null && estimate.standardError() > 0;
    return new EnsembleSummary(
        estimate.mean(),
        isKnown ? estimate.standardError() : null,
        isKnown ? estimate.interval() : null,
        null,
        estimate.values());
  }

  /** The same with its place in a cohort by the same ensemble. */
  public EnsembleSummary in(Cohort cohort) {
    return cohort.size() == 0
        ? this
        : new EnsembleSummary(mean, standardError, interval, cohort.percentile(mean), values);
  }
}

package io.zico.app.scoring;

import io.zico.core.ranking.Ensemble;
import io.zico.core.ranking.EnsembleSummary;
import io.zico.core.ranking.Reference;
import io.zico.core.ranking.ScoreSummary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells where a network stands in a cohort. */
@Component
public class CohortStandings {

  private final References references;

  CohortStandings(References references) {
    this.references = references;
  }

  /**
   * Ranks a network.
   *
   * @param scores of the network
   * @param cohort a complete one
   * @param ensembles whose members all rank in the cohort, and have been asked for their scores
   * @return the same scores with percentiles, and those of the ensembles
   */
  public NetworkScores of(NetworkScores scores, UUID cohort, List<Ensemble> ensembles) {
    var reference = references.of(cohort);
    var invalid = new LinkedHashMap<>(scores.invalid());
    var sums = new LinkedHashMap<String, EnsembleSummary>();
    for (var ensemble : ensembles) {
      requireRanks(ensemble, reference);
      invalidMember(ensemble, scores.invalid())
          .ifPresentOrElse(
              member -> invalid.put(ensemble.id(), member),
              () -> sums.put(ensemble.id(), reference.summary(ensemble, scores.scores())));
    }
    return scores.ranked(cohort, placed(scores.scores(), reference), sums, invalid);
  }

  /** A newer version of the service may have changed a proxy since the job was taken in. */
  private static void requireRanks(Ensemble ensemble, Reference reference) {
    if (!reference.proxies().containsAll(ensemble.proxies())) {
      throw new IllegalStateException(
          "ensemble '%s' has members that the cohort does not rank any more; make it anew"
              .formatted(ensemble.id()));
    }
  }

  private static Map<String, ScoreSummary> placed(
      Map<String, ScoreSummary> scores, Reference reference) {
    var placed = new LinkedHashMap<String, ScoreSummary>();
    scores.forEach(
        (proxy, summary) ->
            placed.put(proxy, reference.cohort(proxy).map(summary::in).orElse(summary)));
    return placed;
  }

  private static Optional<InvalidScore> invalidMember(
      Ensemble ensemble, Map<String, InvalidScore> invalid) {
    return ensemble.proxies().stream()
        .filter(invalid::containsKey)
        .findFirst()
        .map(
            proxy -> {
              var cause = Optional.ofNullable(invalid.get(proxy)).orElseThrow();
              return new InvalidScore(
                  cause.cause(), cause.seed(), cause.layer(), proxy + ": " + cause.detail());
            });
  }
}

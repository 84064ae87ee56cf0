package io.zico.app.scores;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import io.zico.core.proxy.ProxyInfo.Direction;
import io.zico.core.ranking.Comparison;
import io.zico.core.ranking.Interval;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Which of the architectures of a job is better, as a client sees it. */
@Schema(
    name = "ScoreComparison",
    description =
        "Architectures of one job in order, and what seed noise leaves of the order. Every probability is that of one pair; of many pairs, some look decided by chance.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ComparisonResource(
    @Schema(description = "The proxy or ensemble that they are compared by.", example = "zico")
        String by,
    @Schema(description = "Which way is better.") Direction direction,
    @Schema(
            description =
                "What an ensemble ranked them within: COHORT, or LIST where there is no cohort, so that scores change with the list; absent for a proxy.")
        @Nullable Within rankedWithin,
    @Schema(description = "The probability from which on a comparison is decided.") double level,
    @Schema(description = "How many have a score by it.") int ranked,
    @Schema(description = "How many have none, or none yet.") int unranked,
    @Schema(description = "What can be said of the best, in words.") String verdict,
    @Schema(description = "The best of them, in order.") List<Place> ranking,
    @Schema(
            description =
                "The probability that the architecture at one place of the ranking (row) beats the one at another (column). Absent for more than 50, and where the noise is not known.")
        @Nullable List<List<Double>> pairs) {

  private static final int MOST_PAIRS = 50;

  /** What an ensemble ranked networks within. */
  @Schema(name = "RankedWithin")
  enum Within {
    COHORT,
    LIST
  }

  /** A place in the ranking. */
  @Schema(name = "RankingPlace", description = "A place in the ranking.")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Place(
      @Schema(description = "Counted from 1 for the best.") int rank,
      @Schema(description = "The architecture's place in the list, counted from 0.") int position,
      @Schema(description = "The name that the request gave it.") @Nullable String id,
      @Schema(description = "Mean over the seeds.") double mean,
      @Schema(description = "Of the mean; absent for one seed.") @Nullable Double standardError,
      @Schema(description = "Where the mean over all seeds lies; absent for one seed.")
          @Nullable Interval interval,
      @Schema(description = "The part of the cohort that it is better than, from 0 to 100.")
          @Nullable Double percentile,
      @Schema(description = "It (A) against the next one (B); absent for the last of all.")
          @Nullable Comparison next) {}

  /**
   * Shows a contest.
   *
   * @param top how many places
   */
  static ComparisonResource of(
      String by, @Nullable Within within, Contest contest, int unranked, int top) {
    int size = contest.ranked().size();
    var places =
        IntStream.range(0, Math.min(top, size)).mapToObj(place -> place(contest, place)).toList();
    return new ComparisonResource(
        by,
        contest.direction(),
        within,
        Interval.LEVEL,
        size,
        unranked,
        contest.verdict(),
        places,
        pairs(contest, places.size()).orElse(null));
  }

  private static Place place(Contest contest, int place) {
    var contender = contest.ranked().get(place);
    var summary = contender.summary();
    boolean isLast = place + 1 == contest.ranked().size();
    return new Place(
        place + 1,
        contender.position(),
        contender.id(),
        summary.mean(),
        summary.standardError(),
        summary.interval(),
        contender.percentile(),
        isLast ? null : contest.compare(place, place + 1));
  }

  private static Optional<List<List<Double>>> pairs(Contest contest, int places) {
    if (places < 2 || places > MOST_PAIRS || contest.compare(0, 1).probability() == null) {
      return Optional.empty();
    }
    return Optional.of(
        IntStream.range(0, places)
            .mapToObj(
                a -> IntStream.range(0, places).mapToObj(b -> probability(contest, a, b)).toList())
            .toList());
  }

  private static double probability(Contest contest, int a, int b) {
    var probability = contest.compare(a, b).probability();
    return a == b || probability == null ? 0.5 : probability;
  }
}

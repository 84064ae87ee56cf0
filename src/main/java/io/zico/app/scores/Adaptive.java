package io.zico.app.scores;

import io.swagger.v3.oas.annotations.media.Schema;
import io.zico.app.web.Faults;
import io.zico.core.proxy.Proxies;
import io.zico.core.ranking.AdaptiveSeeds;
import io.zico.core.ranking.SeedGoal;
import io.zico.core.ranking.SeedGoal.DecidedRanking;
import io.zico.core.ranking.SeedGoal.StandardError;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Seeds that are added where they matter; as clients write it and, completed, as it is stored. */
@Schema(
    description =
        "Adds seeds to architectures that need them, round by round, to those of the protocol (by default 0, 1 and 2), until the goal is reached or the budget is spent. For up to 1,000 architectures.",
    example = "{\"until\": \"DECIDED_RANKING\", \"top\": 3, \"budget\": 200}")
record Adaptive(
    @Schema(
            description =
                "STANDARD_ERROR: each mean has at most a given standard error. DECIDED_RANKING: of each two neighbours in the ranking it is decided which one is better, at 95 % for all rounds together.")
        @NotNull
        Until until,
    @Schema(
            description = "With STANDARD_ERROR: at most this, in the unit of the proxy.",
            example = "0.5")
        @Positive
        @Nullable Double standardError,
    @Schema(
            description =
                "With DECIDED_RANKING: how many of the best must be told from what follows them; by default all.",
            example = "3")
        @Min(1)
        @Nullable Integer top,
    @Schema(
            description = "By which of the job's proxies; by default the first.",
            example = "zico:capped")
        @Nullable String proxy,
    @Schema(description = "Seeds that one architecture may have.", defaultValue = "30")
        @Min(2)
        @Max(100)
        @Nullable Integer mostSeeds,
    @Schema(
            description =
                "Evaluations of an architecture under a seed that all rounds together may take, the first ones included; by default 10 for each architecture, or twice the seeds of the protocol where that is more.")
        @Min(2)
        @Max(100_000)
        @Nullable Integer budget) {

  /** What few architectures begin with, so that something is known of the noise. */
  static final List<Integer> FIRST_SEEDS = List.of(0, 1, 2);

  private static final int MOST_ARCHITECTURES = 1_000;
  private static final int MOST_SEEDS = 30;
  private static final int SEEDS_EACH = 10;

  /** When it is enough. */
  @Schema(name = "AdaptiveUntil")
  enum Until {
    STANDARD_ERROR,
    DECIDED_RANKING
  }

  /**
   * The same with the defaults.
   *
   * @param proxies of the job, by their own names
   */
  Adaptive completed(List<String> proxies, int architectures, int firstSeeds) {
    return new Adaptive(
        until,
        standardError,
        top,
        named().orElse(proxies.get(0)),
        Optional.ofNullable(mostSeeds).orElse(MOST_SEEDS),
        Optional.ofNullable(budget).orElse(Math.max(SEEDS_EACH, 2 * firstSeeds) * architectures));
  }

  /** Says what is wrong with it in a job. */
  void check(List<String> proxies, int architectures, int firstSeeds, Faults faults) {
    checkGoal(faults);
    if (proxy != null && named().filter(proxies::contains).isEmpty()) {
      faults.add(
          "/adaptive/proxy",
          "the job has no proxy '%s'; it has %s".formatted(proxy, String.join(", ", proxies)),
          proxy);
    }
    if (architectures > MOST_ARCHITECTURES) {
      faults.add(
          "/adaptive",
          "seeds are added to at most %,d architectures together, but there are %,d"
              .formatted(MOST_ARCHITECTURES, architectures));
    }
    int first = architectures * firstSeeds;
    if (budget != null && budget < first) {
      faults.add(
          "/adaptive/budget",
          "%d architectures under %d seeds take %d before any is added"
              .formatted(architectures, firstSeeds, first),
          budget);
    }
  }

  private void checkGoal(Faults faults) {
    if (until == Until.STANDARD_ERROR && standardError == null) {
      faults.add("/adaptive/standardError", "STANDARD_ERROR needs it", null);
    }
    if (until == Until.DECIDED_RANKING && standardError != null) {
      faults.add("/adaptive/standardError", "DECIDED_RANKING has no use for it", standardError);
    }
    if (until == Until.STANDARD_ERROR && top != null) {
      faults.add("/adaptive/top", "STANDARD_ERROR has no use for it", top);
    }
  }

  private Optional<String> named() {
    return Optional.ofNullable(proxy).flatMap(Proxies::find).map(found -> found.info().id());
  }

  /** What a complete one asks for. */
  AdaptiveSeeds seeds() {
    return new AdaptiveSeeds(
        goal(), Objects.requireNonNull(mostSeeds), Objects.requireNonNull(budget));
  }

  private SeedGoal goal() {
    return until == Until.STANDARD_ERROR
        ? new StandardError(Objects.requireNonNull(standardError))
        : new DecidedRanking(top);
  }
}

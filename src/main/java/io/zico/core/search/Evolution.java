package io.zico.core.search;

import io.zico.core.space.Parameter.Count;
import java.util.List;

/**
 * The evolution that is recommended: a population of the best, none of them twice; tournaments,
 * crossover and mutation; and a restart around the best few when the population has grown too
 * alike.
 *
 * <p>Diversity is {@link Diversity#of}, looked at once for every population that is born.
 */
final class Evolution implements Algorithm {

  private static final String POPULATION = "population";
  private static final String TOURNAMENT = "tournament";
  private static final String CROSSOVER = "crossoverPercent";
  private static final String ELITE = "elite";
  private static final String RESTART = "restartBelowPercent";

  /** After so many rejected children another one is looked for elsewhere. */
  private static final int PATIENCE = 50;

  @Override
  public AlgorithmInfo info() {
    return new AlgorithmInfo(
        "evolution",
        "Evolution of distinct architectures by tournament, crossover and mutation, with restarts",
        "this service",
        1,
        1,
        List.of(
            new Count(POPULATION, "Candidates that may become parents: the best.", 50, 2, 10_000),
            new Count(
                TOURNAMENT,
                "Of so many, drawn evenly, the best becomes a parent; 1 for even chances.",
                5,
                1,
                1_000),
            new Count(CROSSOVER, "Percentage of children that have two parents.", 50, 0, 100),
            new Count(ELITE, "The best, who survive a restart.", 5, 1, 1_000),
            new Count(
                RESTART,
                "Restart when the diversity is below this percentage of the first population's.",
                20,
                0,
                100)));
  }

  @Override
  public <G> SearchState<G> start(Setting<G> setting) {
    return new Generation<>(setting, Population.empty(setting.objectives()), true, 0, 0);
  }

  /**
   * A moment of the evolution.
   *
   * @param isFounding whether the population is filled up with fresh members
   * @param told candidates since the diversity was looked at
   * @param reference the diversity of the first full population
   */
  private record Generation<G>(
      Setting<G> setting, Population population, boolean isFounding, int told, double reference)
      implements SearchState<G> {

    @Override
    public Proposal<G> ask(Turn turn) {
      if (isFounding || turn.attempt() >= PATIENCE) {
        return Proposal.fresh(setting.fresh(turn));
      }
      boolean isCrossed = turn.random().nextInt(100) < option(CROSSOVER);
      var parent = parent(turn);
      return isCrossed
          ? setting.crossed(parent, parent(turn), turn)
          : Proposal.child(setting.mutant(parent, turn), parent);
    }

    private Candidate parent(Turn turn) {
      return population.tournament(option(TOURNAMENT), turn.random());
    }

    @Override
    public SearchState<G> tell(Candidate candidate) {
      if (!candidate.isScored()) {
        return this;
      }
      int limit = option(POPULATION);
      var grown = population.with(candidate);
      var kept = grown.size() > limit ? grown.withoutWorst() : grown;
      boolean isFull = kept.size() == limit;
      var next = new Generation<>(setting, kept, isFounding && !isFull, told + 1, reference);
      return isFull && (isFounding || next.told >= limit) ? next.inspected() : next;
    }

    private Generation<G> inspected() {
      double diversity = population.diversity();
      if (diversity * 100 < reference * option(RESTART)) {
        var elite = population.elite(option(ELITE));
        return new Generation<>(setting, elite, elite.size() < population.size(), 0, reference);
      }
      double first = reference == 0 ? diversity : reference;
      return new Generation<>(setting, population, false, 0, first);
    }

    private int option(String name) {
      return setting.options().count(name);
    }
  }
}

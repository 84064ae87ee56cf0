package io.zico.core.search;

import io.zico.core.space.Parameter.Count;
import io.zico.core.space.Parameter.Flag;
import java.util.List;

/**
 * Regularized evolution: the best of a sample of the population is mutated, and the oldest member
 * dies, however good it is.
 *
 * @see <a href="https://arxiv.org/abs/1802.01548">Real et al., AAAI 2019</a>
 */
final class RegularizedEvolution implements Algorithm {

  private static final String POPULATION = "population";
  private static final String SAMPLE = "sample";
  private static final String REPEATS = "repeats";

  /** After so many rejected children a fresh genotype is drawn. */
  private static final int PATIENCE = 100;

  @Override
  public AlgorithmInfo info() {
    return new AlgorithmInfo(
        "regularized-evolution",
        "Regularized (aging) evolution: the best of a sample is mutated, the oldest dies",
        "arXiv 1802.01548",
        1,
        1,
        List.of(
            new Count(POPULATION, "Members of the population.", 100, 1, 10_000),
            new Count(SAMPLE, "Of so many, drawn evenly, the best is the parent.", 25, 1, 10_000),
            new Flag(
                REPEATS,
                "An architecture may be evaluated again, as it is published; it then lives on.",
                true)));
  }

  @Override
  public <G> SearchState<G> start(Setting<G> setting) {
    return new Ages<>(setting, Population.empty(setting.objectives()));
  }

  private record Ages<G>(Setting<G> setting, Population population) implements SearchState<G> {

    @Override
    public Proposal<G> ask(Turn turn) {
      if (population.size() < option(POPULATION) || turn.attempt() >= PATIENCE) {
        return Proposal.fresh(setting.fresh(turn));
      }
      var parent = population.tournament(option(SAMPLE), turn.random());
      return Proposal.child(setting.mutant(parent, turn), parent);
    }

    @Override
    public SearchState<G> tell(Candidate candidate) {
      if (!candidate.isScored()) {
        return this;
      }
      var grown = population.with(candidate);
      boolean isFull = grown.size() > option(POPULATION);
      return new Ages<>(setting, isFull ? grown.withoutOldest() : grown);
    }

    @Override
    public boolean repeats() {
      return setting.options().flag(REPEATS);
    }

    private int option(String name) {
      return setting.options().count(name);
    }
  }
}

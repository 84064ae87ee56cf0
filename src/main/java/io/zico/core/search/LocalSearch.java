package io.zico.core.search;

import io.zico.core.space.Parameter.Count;
import java.util.List;
import java.util.Optional;

/**
 * Local search: goes to the first neighbour that is better, and begins elsewhere when it has looked
 * at enough neighbours in vain.
 *
 * <p>With a window several neighbours are under way at once; those of a hill that was left behind
 * do not lead back to it.
 *
 * @see <a href="https://arxiv.org/abs/2004.08996">White et al., UAI 2021</a>
 */
final class LocalSearch implements Algorithm {

  private static final String PATIENCE = "patience";
  private static final String STARTS = "starts";

  /** After so many rejected neighbours a fresh genotype is drawn. */
  private static final int NEIGHBOURS = 200;

  /** How many of the latest candidates an ensemble judges a neighbour among. */
  private static final int COMPANY = 64;

  @Override
  public AlgorithmInfo info() {
    return new AlgorithmInfo(
        "local-search",
        "Local search: steps to better neighbours, with restarts",
        "arXiv 2004.08996",
        1,
        1,
        List.of(
            new Count(STARTS, "Fresh ones of which the best begins the first climb.", 10, 1, 1_000),
            new Count(PATIENCE, "Neighbours in vain before it begins elsewhere.", 50, 1, 10_000)));
  }

  @Override
  public <G> SearchState<G> start(Setting<G> setting) {
    var nobody = Population.empty(setting.objectives());
    return new Climb<>(setting, Optional.empty(), nobody, 0, 0);
  }

  /**
   * A moment of a climb.
   *
   * @param top the best of this climb
   * @param company the latest candidates
   * @param base the number of the candidate that began the climb
   * @param failures neighbours in vain since the last step
   */
  private record Climb<G>(
      Setting<G> setting, Optional<Candidate> top, Population company, int base, int failures)
      implements SearchState<G> {

    @Override
    public Proposal<G> ask(Turn turn) {
      boolean isStarting = turn.number() < setting.options().count(STARTS);
      if (top.isEmpty() || isStarting || turn.attempt() >= NEIGHBOURS) {
        return Proposal.fresh(setting.fresh(turn));
      }
      return Proposal.child(setting.mutant(top.get(), turn), top.get());
    }

    @Override
    public SearchState<G> tell(Candidate candidate) {
      if (!candidate.isScored()) {
        return failed();
      }
      var parents = candidate.birth().origin().parents();
      var met = new Climb<>(setting, top, met(candidate), base, failures);
      if (top.isEmpty()) {
        return parents.isEmpty() ? met.at(candidate, candidate.number()) : met;
      }
      boolean isOfThisClimb = parents.isEmpty() || parents.get(0) >= base;
      if (!isOfThisClimb) {
        return met;
      }
      return isBetter(candidate, top.get()) ? met.at(candidate, base) : met.failed();
    }

    private Climb<G> at(Candidate candidate, int start) {
      return new Climb<>(setting, Optional.of(candidate), company, start, 0);
    }

    private Climb<G> failed() {
      boolean isOver = failures + 1 >= setting.options().count(PATIENCE);
      return isOver
          ? new Climb<>(setting, Optional.empty(), company, base, 0)
          : new Climb<>(setting, top, company, base, failures + 1);
    }

    private Population met(Candidate candidate) {
      var grown = company.with(candidate);
      return grown.size() > COMPANY ? grown.withoutOldest() : grown;
    }

    private boolean isBetter(Candidate candidate, Candidate other) {
      var both = company.with(other).with(candidate);
      return both.fitness(both.size() - 1) > both.fitness(both.size() - 2);
    }
  }
}

package io.zico.core.search;

import java.util.List;

/** Draws from the whole space, evenly where it is finite: the baseline of every other algorithm. */
final class RandomSearch implements Algorithm {

  @Override
  public AlgorithmInfo info() {
    return new AlgorithmInfo(
        "random",
        "Random search: draws evenly from the whole space, each architecture once",
        "arXiv 1902.07638",
        AlgorithmInfo.ANY_NUMBER,
        1,
        List.of());
  }

  @Override
  public <G> SearchState<G> start(Setting<G> setting) {
    return new Draws<>(setting);
  }

  private record Draws<G>(Setting<G> setting) implements SearchState<G> {

    @Override
    public Proposal<G> ask(Turn turn) {
      return Proposal.fresh(setting.space().sample(turn.random()));
    }

    @Override
    public SearchState<G> tell(Candidate candidate) {
      return this;
    }
  }
}

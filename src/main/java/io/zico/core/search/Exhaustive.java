package io.zico.core.search;

import java.math.BigInteger;
import java.util.List;
import java.util.function.IntFunction;

/** Tries every point of a small space in its order. */
final class Exhaustive implements Algorithm {

  @Override
  public AlgorithmInfo info() {
    return new AlgorithmInfo(
        "exhaustive",
        "Every architecture of a small space, each once, in the order of the space",
        "this service",
        AlgorithmInfo.ANY_NUMBER,
        1,
        List.of());
  }

  /**
   * Starts at the first point.
   *
   * @throws UncountableSpaceException if the space is too large to try it all
   */
  @Override
  public <G> SearchState<G> start(Setting<G> setting) {
    var space = setting.space();
    var points = space.points().orElseThrow(() -> new UncountableSpaceException(space.info().id()));
    int size = space.cardinality().map(BigInteger::intValueExact).orElseThrow();
    return new Count<>(points, size);
  }

  private record Count<G>(IntFunction<G> points, int size) implements SearchState<G> {

    @Override
    public Proposal<G> ask(Turn turn) {
      return turn.proposal() < size
          ? Proposal.fresh(points.apply((int) turn.proposal()))
          : new Proposal.Finished<>();
    }

    @Override
    public SearchState<G> tell(Candidate candidate) {
      return this;
    }

    @Override
    public boolean isFinite() {
      return true;
    }
  }
}

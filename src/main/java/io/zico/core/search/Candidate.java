package io.zico.core.search;

/** An architecture that was born in a search, and what came of it. */
public record Candidate(Birth birth, Outcome outcome) {

  public int number() {
    return birth.number();
  }

  /** The canonical hash of the architecture. */
  public String hash() {
    return birth.hash();
  }

  public boolean isScored() {
    return outcome instanceof Outcome.Scored;
  }

  /** The value at that place among the values of its stage. */
  double value(int place) {
    if (outcome instanceof Outcome.Scored scored) {
      return scored.values().get(place);
    }
    throw new IllegalStateException("candidate %d has no values".formatted(number()));
  }
}

package io.zico.core.search;

/** What a search has spent so far, by clocks that only the caller has. */
public record Spent(double wallClockSeconds, double deviceSeconds) {

  public static final Spent NOTHING = new Spent(0, 0);
}

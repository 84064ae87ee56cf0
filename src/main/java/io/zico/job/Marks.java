package io.zico.job;

/**
 * What speaks against an evaluation.
 *
 * @param strikes how many attempts failed
 * @param deaths how many attempts ended with their worker
 */
record Marks(int strikes, int deaths) {

  static final Marks NONE = new Marks(0, 0);

  /** A worker that dies takes all that it runs along; from here on one of these is suspect. */
  private static final int SUSPICIOUS = 2;

  /** Whether it has to run alone, so that the next death can be nobody else's fault. */
  boolean isSuspect() {
    return deaths >= SUSPICIOUS;
  }

  /** Whether so many workers died of it alone, or so many attempts failed. */
  boolean isHopeless(int maxAttempts) {
    return strikes >= maxAttempts || deaths >= SUSPICIOUS + maxAttempts;
  }

  Marks plusStrike() {
    return new Marks(strikes + 1, deaths);
  }
}

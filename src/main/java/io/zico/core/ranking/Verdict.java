package io.zico.core.ranking;

/** Which of two networks is better, as far as the seeds tell. */
public enum Verdict {
  A_BEATS_B,
  B_BEATS_A,
  UNDECIDED;

  /** Decides where one of the two is better with the probability of {@link Interval#LEVEL}. */
  static Verdict of(double probability) {
    if (probability >= Interval.LEVEL) {
      return A_BEATS_B;
    }
    return 1 - probability >= Interval.LEVEL ? B_BEATS_A : UNDECIDED;
  }
}

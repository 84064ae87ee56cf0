package io.zico.core.search;

/**
 * What a search may spend.
 *
 * @param evaluations candidates that may be evaluated
 * @param wallClockSeconds infinity for no bound
 * @param deviceSeconds summed over all slots; infinity for no bound
 */
public record Budgets(int evaluations, double wallClockSeconds, double deviceSeconds) {

  public Budgets {
    if (evaluations < 1) {
      throw new IllegalArgumentException(
          "a search evaluates at least one candidate, but was to evaluate " + evaluations);
    }
  }

  public static Budgets evaluations(int evaluations) {
    return new Budgets(evaluations, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
  }
}

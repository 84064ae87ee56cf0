package io.zico.core.ranking;

import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Where the mean over all seeds lies, as far as a few seeds can tell: mean ± t·s/√n, with s the
 * sample deviation and t the quantile of Student's distribution with n − 1 degrees of freedom.
 *
 * @param low the lower end
 * @param high the upper end
 * @param level how often such an interval covers the mean over all seeds, where scores are normal
 * @see <a href="https://doi.org/10.2307/2331554">Student, Biometrika 1908</a>
 */
public record Interval(double low, double high, double level) {

  /** The level of all intervals and verdicts. */
  public static final double LEVEL = 0.95;

  /**
   * The interval around a mean; none for one value.
   *
   * @param standardError sample deviation over the root of n
   * @param n number of values
   */
  public static Optional<Interval> of(double mean, double standardError, int n) {
    if (n < 2) {
      return Optional.empty();
    }
    double reach =
        TDistribution.of(n - 1.0).inverseSurvivalProbability((1 - LEVEL) / 2) * standardError;
    return Optional.of(new Interval(mean - reach, mean + reach, LEVEL));
  }
}

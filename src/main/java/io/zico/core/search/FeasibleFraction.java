package io.zico.core.search;

import io.zico.core.random.CounterRandom;
import io.zico.core.random.Streams;

/**
 * How many of so many genotypes, drawn evenly, keep to the constraints.
 *
 * @param feasible that do
 * @param drawn at least one
 */
public record FeasibleFraction(int feasible, int drawn) {

  /** Of a normal distribution, 95 % lie within so many deviations. */
  private static final double DEVIATIONS = 1.959963984540054;

  /** Draws genotypes before a search; takes as long as so many proposals. */
  public static <G> FeasibleFraction of(Domain<G> domain, int seed, int drawn) {
    var admission = new Admission<>(domain);
    var random = new CounterRandom(seed, Streams.SEARCH);
    int feasible = 0;
    for (int i = 0; i < drawn; i++) {
      var genotype = domain.space().sample(random.generator(i, 0));
      feasible += admission.judge(domain.blueprint(genotype)).isPresent() ? 1 : 0;
    }
    return new FeasibleFraction(feasible, drawn);
  }

  public double value() {
    return (double) feasible / drawn;
  }

  /** The lower end of Wilson's interval, which holds the truth in 95 % of the cases. */
  public double lower() {
    return Math.max(0, centre() - halfWidth());
  }

  /** The upper end of Wilson's interval. */
  public double upper() {
    return Math.min(1, centre() + halfWidth());
  }

  private double centre() {
    double squared = DEVIATIONS * DEVIATIONS;
    return (feasible + squared / 2) / (drawn + squared);
  }

  private double halfWidth() {
    double squared = DEVIATIONS * DEVIATIONS;
    double spread = value() * (1 - value()) * drawn + squared / 4;
    return DEVIATIONS * Math.sqrt(spread) / (drawn + squared);
  }
}

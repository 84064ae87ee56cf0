package io.zico.core.search;

/**
 * A bound on an architecture, both ends allowed.
 *
 * @param minimum negative infinity for none
 * @param maximum infinity for none
 */
public record Constraint(Quantity quantity, double minimum, double maximum) {

  public Constraint {
    if (!(minimum <= maximum)) {
      throw new IllegalArgumentException(
          "%s from %s to %s allows nothing".formatted(quantity, minimum, maximum));
    }
  }

  public static Constraint atMost(Quantity quantity, double maximum) {
    return new Constraint(quantity, Double.NEGATIVE_INFINITY, maximum);
  }

  public static Constraint atLeast(Quantity quantity, double minimum) {
    return new Constraint(quantity, minimum, Double.POSITIVE_INFINITY);
  }

  boolean allows(double value) {
    return value >= minimum && value <= maximum;
  }
}

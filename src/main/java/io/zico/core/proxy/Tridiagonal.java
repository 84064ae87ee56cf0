package io.zico.core.proxy;

/** A symmetric matrix that is zero but for its diagonal and the elements beside it. */
final class Tridiagonal {

  /** Those of a double, and a few: each step finds one more. */
  private static final int BITS = 56;

  private final double[] diagonal;
  private final double[] beside;

  /**
   * Takes the elements over.
   *
   * @param beside for each element of the diagonal but the first, the one between it and the last
   */
  Tridiagonal(double[] diagonal, double[] beside) {
    this.diagonal = diagonal;
    this.beside = beside;
  }

  /** By its number in ascending order. */
  double eigenvalue(int number) {
    double below = -bound();
    double above = bound();
    for (int bit = 0; bit < BITS; bit++) {
      double middle = below + (above - below) / 2;
      if (countBelow(middle) > number) {
        above = middle;
      } else {
        below = middle;
      }
    }
    return below + (above - below) / 2;
  }

  private double bound() {
    double bound = 0;
    for (int i = 0; i < diagonal.length; i++) {
      double after = i + 1 < diagonal.length ? Math.abs(beside[i + 1]) : 0;
      bound = Math.max(bound, Math.abs(diagonal[i]) + Math.abs(beside[i]) + after);
    }
    return bound;
  }

  /** How many eigenvalues are below x: as many as pivots are negative. */
  private int countBelow(double x) {
    int count = 0;
    double pivot = 1;
    for (int i = 0; i < diagonal.length; i++) {
      double square = beside[i] * beside[i];
      pivot = diagonal[i] - x - (square == 0 ? 0 : square / pivot);
      count += pivot < 0 ? 1 : 0;
    }
    return count;
  }
}

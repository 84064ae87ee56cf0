package io.zico.core.proxy;

import java.util.Arrays;

/**
 * Eigenvalues of a symmetric matrix: Householder's reflections make it tridiagonal, and bisection
 * finds where the number of negative pivots changes. They are exact to rounding of the largest one.
 */
public final class SymmetricMatrix {

  private final double[][] rows;

  public SymmetricMatrix(double[][] rows) {
    this.rows = rows;
  }

  /** In ascending order; NaN throughout if any element is not finite. */
  public double[] eigenvalues() {
    double[] values = new double[rows.length];
    if (isFinite()) {
      var tridiagonal = tridiagonal();
      Arrays.setAll(values, tridiagonal::eigenvalue);
      Arrays.sort(values);
    } else {
      Arrays.fill(values, Double.NaN);
    }
    return values;
  }

  /** NaN if any element is not finite. */
  public double smallestEigenvalue() {
    return isFinite() ? tridiagonal().eigenvalue(0) : Double.NaN;
  }

  /** NaN if any element is not finite. */
  public double largestEigenvalue() {
    return isFinite() ? tridiagonal().eigenvalue(rows.length - 1) : Double.NaN;
  }

  private boolean isFinite() {
    return Arrays.stream(rows).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite);
  }

  private Tridiagonal tridiagonal() {
    double[][] a = Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
    double[] diagonal = new double[a.length];
    double[] beside = new double[a.length];
    for (int k = 0; k < a.length; k++) {
      diagonal[k] = a[k][k];
      if (k + 1 < a.length) {
        beside[k + 1] = reflect(a, k);
      }
    }
    return new Tridiagonal(diagonal, beside);
  }

  /**
   * Makes row k zero but for the element after the diagonal, and turns the rows below accordingly.
   *
   * @return that element
   */
  private static double reflect(double[][] a, int k) {
    int n = a.length;
    double[] v = a[k].clone();
    double norm = Math.sqrt(dot(v, v, k + 1));
    if (dot(v, v, k + 2) == 0) {
      return v[k + 1];
    }
    double left = -Math.copySign(norm, v[k + 1]);
    v[k + 1] -= left;
    double scale = 2 / dot(v, v, k + 1);
    double[] w = new double[n];
    for (int i = k + 1; i < n; i++) {
      w[i] = scale * dot(a[i], v, k + 1);
    }
    double along = scale / 2 * dot(v, w, k + 1);
    for (int i = k + 1; i < n; i++) {
      w[i] -= along * v[i];
    }
    for (int i = k + 1; i < n; i++) {
      for (int j = k + 1; j < n; j++) {
        a[i][j] -= v[i] * w[j] + w[i] * v[j];
      }
    }
    return left;
  }

  private static double dot(double[] a, double[] b, int from) {
    double sum = 0;
    for (int i = from; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}

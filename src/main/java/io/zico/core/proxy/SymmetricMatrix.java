package io.zico.core.proxy;

import java.util.Arrays;

/** Eigenvalues of a small symmetric matrix. */
public final class SymmetricMatrix {

  private static final int MOST_SWEEPS = 60;

  /** Off the diagonal, what is below this part of the diagonal is rounding. */
  private static final double NEGLIGIBLE = 1e-30;

  private final double[][] rows;

  public SymmetricMatrix(double[][] rows) {
    this.rows = rows;
  }

  /** In ascending order, by Jacobi's rotations; NaN throughout if any element is not finite. */
  public double[] eigenvalues() {
    double[][] a = Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
    double[] values = new double[a.length];
    if (!Arrays.stream(a).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite)) {
      Arrays.fill(values, Double.NaN);
      return values;
    }
    for (int sweep = 0; sweep < MOST_SWEEPS && !isDiagonal(a); sweep++) {
      for (int p = 0; p < a.length; p++) {
        for (int q = p + 1; q < a.length; q++) {
          if (a[p][q] != 0) {
            rotate(a, p, q);
          }
        }
      }
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = a[i][i];
    }
    Arrays.sort(values);
    return values;
  }

  private static boolean isDiagonal(double[][] a) {
    double diagonal = 0;
    double rest = 0;
    for (int i = 0; i < a.length; i++) {
      diagonal += a[i][i] * a[i][i];
      for (int j = 0; j < i; j++) {
        rest += a[i][j] * a[i][j];
      }
    }
    return rest <= NEGLIGIBLE * diagonal;
  }

  /** Makes one element zero. */
  private static void rotate(double[][] a, int p, int q) {
    double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
    double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
    double cosine = 1 / Math.sqrt(t * t + 1);
    double sine = t * cosine;
    for (int k = 0; k < a.length; k++) {
      double kp = a[k][p];
      double kq = a[k][q];
      a[k][p] = cosine * kp - sine * kq;
      a[k][q] = sine * kp + cosine * kq;
    }
    for (int k = 0; k < a.length; k++) {
      double pk = a[p][k];
      double qk = a[q][k];
      a[p][k] = cosine * pk - sine * qk;
      a[q][k] = sine * pk + cosine * qk;
    }
  }
}

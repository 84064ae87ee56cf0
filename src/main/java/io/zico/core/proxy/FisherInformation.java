package io.zico.core.proxy;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The Fisher information of a few parameters, the mean over images of Jᵀ Σ J: J the Jacobian of the
 * logits, Σ the covariance of the classes that the network expects.
 *
 * <p>The authors of VKDNW factor Σ = L Lᵀ, L lower triangular, and then take (L J)ᵀ (L J), where
 * (Lᵀ J)ᵀ (Lᵀ J) would be the Fisher information. Both are computed here, from the probabilities as
 * they smooth them: with constants in half precision, which make their sum a little more than one.
 */
public final class FisherInformation {

  private static final double SMOOTHING = half(0.05);
  private static final double KEPT = half(1 - 0.05);

  private final double[][] information;
  private final double[][] asReleased;
  private int images;

  public FisherInformation(int parameters) {
    this.information = new double[parameters][parameters];
    this.asReleased = new double[parameters][parameters];
  }

  /**
   * Takes in an image.
   *
   * @param jacobian for each class, the derivative of its logit by each parameter
   */
  public void add(double[] logits, double[][] jacobian) {
    var factor = Factor.of(smoothed(logits));
    addSquare(information, factor.transposedTimes(jacobian));
    addSquare(asReleased, factor.times(jacobian));
    images++;
  }

  /** In ascending order, those of the Fisher information. */
  public double[] eigenvalues() {
    return eigenvalues(information);
  }

  /** In ascending order, those of the matrix that the released code takes for it. */
  public double[] eigenvaluesAsReleased() {
    return eigenvalues(asReleased);
  }

  private double[] eigenvalues(double[][] sum) {
    double[][] mean = new double[sum.length][sum.length];
    for (int i = 0; i < sum.length; i++) {
      for (int j = 0; j < sum.length; j++) {
        mean[i][j] = sum[Math.max(i, j)][Math.min(i, j)] / images;
      }
    }
    return new SymmetricMatrix(mean).eigenvalues();
  }

  /** Adds the lower half of Aᵀ A. */
  private static void addSquare(double[][] sum, double[][] a) {
    for (double[] row : a) {
      for (int i = 0; i < sum.length; i++) {
        for (int j = 0; j <= i; j++) {
          sum[i][j] += row[i] * row[j];
        }
      }
    }
  }

  private static double[] smoothed(double[] logits) {
    double largest = Arrays.stream(logits).max().orElse(0);
    double[] p = new double[logits.length];
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      p[i] = Math.exp(logits[i] - largest);
      sum += p[i];
    }
    for (int i = 0; i < p.length; i++) {
      p[i] = KEPT * p[i] / sum + half(SMOOTHING / p.length);
    }
    return p;
  }

  /** Rounded to the 11 bits of half precision. */
  static double half(double x) {
    double step = Math.scalb(1.0, Math.max(-14, Math.getExponent(x)) - 10);
    return Math.rint(x / step) * step;
  }

  /**
   * L by its diagonal d and what its rows and columns have in common: below the diagonal it is −pᵢ
   * rⱼ.
   */
  private static final class Factor {

    private final double[] d;
    private final double[] p;
    private final double[] r;

    private Factor(double[] d, double[] p, double[] r) {
      this.d = d;
      this.p = p;
      this.r = r;
    }

    /** What is left of one after some classes is zero at last, though the sum is more than one. */
    private static Factor of(double[] p) {
      double[] d = new double[p.length];
      double[] r = new double[p.length];
      double left = 1;
      double sum = 0;
      for (int i = 0; i < p.length; i++) {
        sum += p[i];
        double next = i == p.length - 1 ? 0 : Math.max(0, 1 - sum);
        d[i] = left == 0 ? 0 : Math.sqrt(p[i] * next / left);
        r[i] = next == 0 ? 0 : d[i] / next;
        left = next;
      }
      return new Factor(d, p, r);
    }

    private double[][] times(double[][] j) {
      double[][] product = new double[j.length][];
      double[] above = new double[j[0].length];
      for (int i = 0; i < j.length; i++) {
        product[i] = combined(d[i], j[i], -p[i], above);
        add(above, r[i], j[i]);
      }
      return product;
    }

    private double[][] transposedTimes(double[][] j) {
      double[][] product = new double[j.length][];
      double[] below = new double[j[0].length];
      for (int i = j.length - 1; i >= 0; i--) {
        product[i] = combined(d[i], j[i], -r[i], below);
        add(below, p[i], j[i]);
      }
      return product;
    }

    private static double[] combined(double a, double[] x, double b, double[] y) {
      return IntStream.range(0, x.length).mapToDouble(k -> a * x[k] + b * y[k]).toArray();
    }

    private static void add(double[] sum, double factor, double[] x) {
      for (int k = 0; k < x.length; k++) {
        sum[k] += factor * x[k];
      }
    }
  }
}

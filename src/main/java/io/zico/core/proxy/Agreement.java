package io.zico.core.proxy;

/**
 * In how many rectifiers each two images agree: K = Σ x xᵀ + (1 − x)(1 − x)ᵀ, x the row of ones and
 * zeros that tells for each image where a rectifier lets pass.
 */
public final class Agreement {

  /** No more are compared: memory and time grow with the square, and the third power, of them. */
  public static final int MOST_IMAGES = 1_024;

  /** Pivots of a matrix of whole numbers below this part of its diagonal are rounding. */
  private static final double SINGULAR = 1e-12;

  private final int images;
  private final double[][] counts;

  public Agreement(int images) {
    this.images = images;
    this.counts = new double[images][images];
  }

  public int images() {
    return images;
  }

  /**
   * Takes in the rectifiers of one place.
   *
   * @param both in how many of them each two images pass, row by row
   * @param rectifiers how many there are for one image
   * @param times how often they count
   */
  public void add(double[] both, long rectifiers, int times) {
    for (int i = 0; i < images; i++) {
      double own = both[i * images + i];
      for (int j = 0; j < images; j++) {
        double other = both[j * images + j];
        counts[i][j] += times * (2 * both[i * images + j] - own - other + rectifiers);
      }
    }
  }

  /** Row by row, in how many rectifiers each two images agree. */
  public double[][] counts() {
    var copy = new double[images][];
    for (int i = 0; i < images; i++) {
      copy[i] = counts[i].clone();
    }
    return copy;
  }

  /** ln det K, by Cholesky's decomposition; negative infinity if K is singular. */
  public double logDeterminant() {
    double[][] root = new double[images][images];
    double sum = 0;
    for (int i = 0; i < images; i++) {
      for (int j = 0; j < i; j++) {
        root[i][j] = (counts[i][j] - dot(root[i], root[j], j)) / root[j][j];
      }
      double pivot = counts[i][i] - dot(root[i], root[i], i);
      if (pivot <= SINGULAR * counts[i][i]) {
        return Double.NEGATIVE_INFINITY;
      }
      root[i][i] = Math.sqrt(pivot);
      sum += Math.log(pivot);
    }
    return sum;
  }

  private static double dot(double[] a, double[] b, int length) {
    double sum = 0;
    for (int i = 0; i < length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}

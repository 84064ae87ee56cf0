import java.util.Arrays;

/** How alike two lists of values rank what they belong to. */
final class Ranks {

  private Ranks() {}

  /** Kendall's tau-b. */
  static double kendall(double[] x, double[] y) {
    double sum = 0;
    double untiedX = 0;
    double untiedY = 0;
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < i; j++) {
        double signX = Math.signum(x[i] - x[j]);
        double signY = Math.signum(y[i] - y[j]);
        sum += signX * signY;
        untiedX += signX * signX;
        untiedY += signY * signY;
      }
    }
    return sum / Math.sqrt(untiedX * untiedY);
  }

  /** Spearman's rho. */
  static double spearman(double[] x, double[] y) {
    return pearson(ranks(x), ranks(y));
  }

  static double median(double[] values) {
    var sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private static double[] ranks(double[] values) {
    return Arrays.stream(values)
        .map(
            value ->
                Arrays.stream(values).filter(other -> other < value).count()
                    + Arrays.stream(values).filter(other -> other == value).count() / 2.0)
        .toArray();
  }

  private static double pearson(double[] x, double[] y) {
    double meanX = Arrays.stream(x).average().orElseThrow();
    double meanY = Arrays.stream(y).average().orElseThrow();
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int i = 0; i < x.length; i++) {
      xy += (x[i] - meanX) * (y[i] - meanY);
      xx += (x[i] - meanX) * (x[i] - meanX);
      yy += (y[i] - meanY) * (y[i] - meanY);
    }
    return xy / Math.sqrt(xx * yy);
  }
}

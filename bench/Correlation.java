import io.zico.fixture.RankCorrelation;
import java.util.Arrays;
import java.util.SplittableRandom;

/** How alike two lists rank the same architectures. */
record Correlation(double kendall, double spearman) {

  private static final int RESAMPLES = 200;

  static Correlation of(double[] x, double[] y) {
    return new Correlation(RankCorrelation.kendall(x, y), RankCorrelation.spearman(x, y));
  }

  /** Of Kendall's correlation, if the architectures had been others: a bootstrap. */
  static double standardError(double[] x, double[] y) {
    var random = new SplittableRandom(0);
    var values = new double[RESAMPLES];
    for (int i = 0; i < RESAMPLES; i++) {
      var drawn = random.ints(x.length, 0, x.length).toArray();
      values[i] = RankCorrelation.kendall(pick(x, drawn), pick(y, drawn));
    }
    double mean = Arrays.stream(values).average().orElseThrow();
    double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
    return Math.sqrt(squares / (RESAMPLES - 1));
  }

  private static double[] pick(double[] values, int[] positions) {
    return Arrays.stream(positions).mapToDouble(i -> values[i]).toArray();
  }
}

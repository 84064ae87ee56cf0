import io.zico.core.ranking.RankCorrelation;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** How alike two lists rank the same architectures. */
record Correlation(double kendall, double spearman) {

  private static final int RESAMPLES = 200;

  static Correlation of(double[] x, double[] y) {
    return new Correlation(RankCorrelation.kendall(x, y), RankCorrelation.spearman(x, y));
  }

  /** Whether one of the lists ranks nothing. */
  boolean isUndefined() {
    return Double.isNaN(kendall);
  }

  /** Of Kendall's correlation, if the architectures had been others: a bootstrap. */
  static double standardError(double[] x, double[] y) {
    var random = new SplittableRandom(0);
    var values =
        IntStream.range(0, RESAMPLES)
            .mapToObj(i -> random.ints(x.length, 0, x.length).toArray())
            .mapToDouble(drawn -> RankCorrelation.kendall(pick(x, drawn), pick(y, drawn)))
            // of a few architectures, some draws are all ties
            .filter(Double::isFinite)
            .toArray();
    double mean = Arrays.stream(values).average().orElse(Double.NaN);
    double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
    return Math.sqrt(squares / (values.length - 1));
  }

  private static double[] pick(double[] values, int[] positions) {
    return Arrays.stream(positions).mapToDouble(i -> values[i]).toArray();
  }
}

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** How often the intervals of five seeds cover what many seeds agree on. */
record Coverage(List<double[]> values) {

  static final int SEEDS = 5;

  /** Of Student's distribution with four degrees of freedom, 2.5 % on either side. */
  private static final double QUANTILE = 2.776445;

  private record Interval(double middle, double halfWidth) {

    static Interval of(double[] values) {
      double mean = mean(values);
      double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
      return new Interval(
          mean, QUANTILE * Math.sqrt(squares / (values.length - 1) / values.length));
    }

    boolean covers(double value) {
      return Math.abs(value - middle) <= halfWidth;
    }
  }

  int networks() {
    return values.size();
  }

  /** Share of the networks whose first five seeds cover the mean of all their seeds. */
  double ofAllByTheFirst() {
    return share(values.stream().mapToDouble(all -> covers(all, 0, mean(all))));
  }

  /** Share of all groups of five, over all networks. */
  double ofAll() {
    return shareOfGroups((all, group) -> mean(all));
  }

  /** The same for the mean of the seeds outside of the group. */
  double ofTheOthers() {
    return shareOfGroups(
        (all, group) -> (mean(all) * all.length - mean(group) * SEEDS) / (all.length - SEEDS));
  }

  /** Mean of half the width, as a share of the standard deviation of the networks' means. */
  double relativeHalfWidth() {
    var means = values.stream().mapToDouble(Coverage::mean).toArray();
    double middle = mean(means);
    double variance = mean(Arrays.stream(means).map(m -> (m - middle) * (m - middle)).toArray());
    return values.stream()
            .flatMapToDouble(all -> groups(all).mapToDouble(i -> interval(all, i).halfWidth()))
            .average()
            .orElse(Double.NaN)
        / Math.sqrt(variance);
  }

  private double shareOfGroups(ToDoubleBiFunction<double[], double[]> target) {
    return share(
        values.stream()
            .flatMapToDouble(
                all ->
                    groups(all)
                        .mapToDouble(
                            i -> covers(all, i, target.applyAsDouble(all, group(all, i))))));
  }

  private static double covers(double[] all, int group, double value) {
    return interval(all, group).covers(value) ? 1 : 0;
  }

  private static Interval interval(double[] all, int group) {
    return Interval.of(group(all, group));
  }

  private static IntStream groups(double[] all) {
    return IntStream.range(0, all.length / SEEDS);
  }

  private static double[] group(double[] all, int group) {
    return Arrays.copyOfRange(all, group * SEEDS, (group + 1) * SEEDS);
  }

  private static double share(DoubleStream hits) {
    return hits.average().orElse(Double.NaN);
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }
}

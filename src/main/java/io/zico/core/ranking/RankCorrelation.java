package io.zico.core.ranking;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Rank correlations of two lists of values that belong together. They are NaN where a list has
 * fewer than two different values, since it orders nothing.
 */
public final class RankCorrelation {

  private RankCorrelation() {}

  /**
   * Kendall's tau-b: pairs in the same order less pairs in the opposite one, over the root of the
   * pairs untied in x times those untied in y. Takes O(n log n): sorted by x, the pairs in opposite
   * order are the swaps that a merge sort by y makes.
   *
   * @see <a href="https://doi.org/10.1080/01621459.1966.10480879">Knight, JASA 1966</a>
   */
  public static double kendall(double[] x, double[] y) {
    requireSameLength(x, y);
    var order =
        order(x.length, Comparator.<Integer>comparingDouble(i -> x[i]).thenComparing(i -> y[i]));
    double[] sortedX = Arrays.stream(order).mapToDouble(i -> x[i]).toArray();
    double[] sortedY = Arrays.stream(order).mapToDouble(i -> y[i]).toArray();
    double tiedInBoth = tiedInBoth(sortedX, sortedY);
    double tiedInX = tied(sortedX);
    double opposite = sort(sortedY, new double[x.length], 0, x.length);
    double tiedInY = tied(sortedY);
    double all = pairs(x.length);
    double difference = all - tiedInX - tiedInY + tiedInBoth - 2 * opposite;
    return difference / Math.sqrt((all - tiedInX) * (all - tiedInY));
  }

  /** Spearman's rho: Pearson's correlation of the ranks, ties by their mean rank. */
  public static double spearman(double[] x, double[] y) {
    requireSameLength(x, y);
    return pearson(ranks(x), ranks(y));
  }

  /** The rank of each value among all, 1 for the lowest, ties by their mean rank. */
  public static double[] ranks(double[] values) {
    var order = order(values.length, Comparator.comparingDouble(i -> values[i]));
    double[] ranks = new double[values.length];
    int from = 0;
    while (from < order.length) {
      int to = from + 1;
      while (to < order.length && values[order[to]] == values[order[from]]) {
        to++;
      }
      for (int i = from; i < to; i++) {
        ranks[order[i]] = (from + 1 + to) / 2.0;
      }
      from = to;
    }
    return ranks;
  }

  private static void requireSameLength(double[] x, double[] y) {
    if (x.length != y.length) {
      throw new IllegalArgumentException(
          "lists that belong together are equally long, but have %d and %d values"
              .formatted(x.length, y.length));
    }
  }

  private static int[] order(int length, Comparator<Integer> comparator) {
    return IntStream.range(0, length).boxed().sorted(comparator).mapToInt(i -> i).toArray();
  }

  private static double pairs(double of) {
    return of * (of - 1) / 2;
  }

  private static double tied(double[] sorted) {
    return tiedInBoth(sorted, sorted);
  }

  private static double tiedInBoth(double[] x, double[] y) {
    double tied = 0;
    int run = 0;
    for (int i = 0; i < x.length; i++) {
      run = i > 0 && x[i] == x[i - 1] && y[i] == y[i - 1] ? run + 1 : 0;
      tied += run;
    }
    return tied;
  }

  /** Sorts a range, and counts the pairs in it that were in the wrong order. */
  private static double sort(double[] values, double[] spare, int from, int to) {
    if (to - from < 2) {
      return 0;
    }
    int middle = (from + to) >>> 1;
    double swaps = sort(values, spare, from, middle) + sort(values, spare, middle, to);
    int left = from;
    int right = middle;
    for (int i = from; i < to; i++) {
      if (right == to || (left < middle && values[left] <= values[right])) {
        spare[i] = values[left++];
      } else {
        swaps += middle - left;
        spare[i] = values[right++];
      }
    }
    System.arraycopy(spare, from, values, from, to - from);
    return swaps;
  }

  private static double pearson(double[] x, double[] y) {
    double meanX = Arrays.stream(x).average().orElse(Double.NaN);
    double meanY = Arrays.stream(y).average().orElse(Double.NaN);
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

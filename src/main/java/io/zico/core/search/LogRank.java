package io.zico.core.search;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Several measures as one: the sum over the measures of log(rank / n), where the worst of n has
 * rank 1 and equal values share their mean rank.
 *
 * @see <a href="https://arxiv.org/abs/2403.19232">Lee and Ham, AZ-NAS, CVPR 2024</a>
 */
final class LogRank {

  private LogRank() {}

  static double[] of(List<double[]> measures) {
    int size = measures.get(0).length;
    var sums = new double[size];
    for (double[] values : measures) {
      double[] ranks = ranks(values);
      for (int i = 0; i < size; i++) {
        sums[i] += StrictMath.log(ranks[i] / size);
      }
    }
    return sums;
  }

  private static double[] ranks(double[] values) {
    int[] order = order(values);
    var ranks = new double[values.length];
    int start = 0;
    while (start < order.length) {
      int end = start + 1;
      while (end < order.length && values[order[end]] == values[order[start]]) {
        end++;
      }
      double shared = (start + 1 + end) / 2.0;
      for (int i = start; i < end; i++) {
        ranks[order[i]] = shared;
      }
      start = end;
    }
    return ranks;
  }

  private static int[] order(double[] values) {
    var places = IntStream.range(0, values.length).boxed().toArray(Integer[]::new);
    Arrays.sort(places, (a, b) -> Double.compare(values[a], values[b]));
    return Arrays.stream(places).mapToInt(Integer::intValue).toArray();
  }
}

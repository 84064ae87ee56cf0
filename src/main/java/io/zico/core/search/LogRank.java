package io.zico.core.search;

import io.zico.core.proxy.ProxyInfo.Direction;
import io.zico.core.ranking.Cohort;
import java.util.List;

/**
 * Several measures of the same candidates as one: the sum over the measures of ln(rank / n), where
 * the worst of n has rank 1 and equal values share their mean rank.
 *
 * @see <a href="https://arxiv.org/abs/2403.19232">Lee and Ham, AZ-NAS, CVPR 2024</a>
 */
final class LogRank {

  private LogRank() {}

  /**
   * Sums over measures.
   *
   * @param measures one array for each measure, with one value for each candidate
   */
  static double[] of(List<double[]> measures) {
    int size = measures.get(0).length;
    var sums = new double[size];
    for (double[] values : measures) {
      var cohort = Cohort.of(Direction.HIGHER_IS_BETTER, values);
      for (int i = 0; i < size; i++) {
        // a candidate is one of the cohort: it ties with itself, which counts as half
        sums[i] += StrictMath.log((cohort.rank(values[i]) - 0.5) / size);
      }
    }
    return sums;
  }
}

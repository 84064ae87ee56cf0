package io.zico.core.ranking;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Two proxies that order the same networks the same way, or exactly the other way round: one of
 * them tells nothing that the other does not.
 *
 * @param first the one that was named first
 * @param second the other
 */
public record SameOrder(String first, String second) {

  /**
   * Finds such pairs: those whose {@link RankCorrelation#kendall} is 1 or −1.
   *
   * @param scores by proxy, one for each network, in the same order; NaN where there is none. A
   *     pair is judged by the networks that have both.
   */
  public static List<SameOrder> among(Map<String, double[]> scores) {
    var found = new ArrayList<SameOrder>();
    var proxies = List.copyOf(scores.keySet());
    for (int second = 1; second < proxies.size(); second++) {
      for (int first = 0; first < second; first++) {
        if (isSame(scores, proxies.get(first), proxies.get(second))) {
          found.add(new SameOrder(proxies.get(first), proxies.get(second)));
        }
      }
    }
    return found;
  }

  private static boolean isSame(Map<String, double[]> scores, String first, String second) {
    double[] x = scores.getOrDefault(first, new double[0]);
    double[] y = scores.getOrDefault(second, new double[0]);
    int[] both =
        IntStream.range(0, x.length)
            .filter(i -> !Double.isNaN(x[i]) && !Double.isNaN(y[i]))
            .toArray();
    return Math.abs(RankCorrelation.kendall(at(both, x), at(both, y))) == 1;
  }

  private static double[] at(int[] places, double[] values) {
    return IntStream.of(places).mapToDouble(i -> values[i]).toArray();
  }
}

package io.zico.core.ranking;

import io.zico.core.proxy.ProxyInfo.Direction;
import io.zico.core.proxy.Score;
import io.zico.core.proxy.Score.Invalid;
import io.zico.core.proxy.Score.Valid;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The score of an ensemble: Σ w · ln(rank / n), rank 1 for the worst of n and n for the best. It is
 * 0 for a network that every member finds the best, and falls the steeper the worse a rank is, so
 * that one bad rank is not made good by others.
 *
 * <p>AZ-NAS ranks within the population of a search, where a score changes with what else is in it.
 * Against a {@link Cohort}, n counts the cohort and the network itself, and a score depends on
 * nothing else.
 *
 * @see <a href="https://arxiv.org/abs/2403.19232">Lee and Ham, CVPR 2024: the non-linear ranking
 *     aggregation</a>
 */
public final class LogRank {

  private LogRank() {}

  /**
   * Scores one network against cohorts.
   *
   * @param scores of the network by proxy; every member's is there
   * @param cohorts by proxy; every member's is there
   * @return invalid if a member's score is, for the same cause
   */
  public static Score against(
      Map<String, Cohort> cohorts, Ensemble ensemble, Map<String, Score> scores) {
    return sum(
        ensemble,
        scores,
        (proxy, value) -> {
          var cohort = of(cohorts, proxy);
          return cohort.rank(value) / (cohort.size() + 1);
        });
  }

  /**
   * Scores each network of a list. Each member ranks those of the list that it has a score for.
   *
   * @param networks their scores by proxy; every member's is there
   * @param directions by proxy; every member's is there
   */
  public static List<Score> within(
      List<Map<String, Score>> networks, Ensemble ensemble, Map<String, Direction> directions) {
    var lists =
        ensemble.proxies().stream()
            .collect(
                Collectors.toMap(
                    Function.identity(),
                    proxy -> Cohort.of(of(directions, proxy), values(networks, proxy))));
    return networks.stream().map(scores -> sum(ensemble, scores, withinLists(lists))).toList();
  }

  /**
   * Scores each network of a list that every member has a value for, all members with weight 1.
   *
   * @param values by member, each with one value for each network; higher is better
   */
  public static double[] within(List<double[]> values) {
    int size = values.get(0).length;
    var sums = new double[size];
    for (double[] member : values) {
      var list = Cohort.of(Direction.HIGHER_IS_BETTER, member);
      for (int i = 0; i < size; i++) {
        sums[i] += StrictMath.log(rankWithin(list, member[i]) / size);
      }
    }
    return sums;
  }

  /** The network is one of the list: it ties with itself, which a cohort counts as half. */
  private static double rankWithin(Cohort list, double value) {
    return list.rank(value) - 0.5;
  }

  private static Standing withinLists(Map<String, Cohort> lists) {
    return (proxy, value) -> {
      var list = of(lists, proxy);
      return rankWithin(list, value) / list.size();
    };
  }

  private interface Standing {
    /** The rank of a value over the number of ranks. */
    double of(String proxy, double value);
  }

  private static Score sum(Ensemble ensemble, Map<String, Score> scores, Standing standing) {
    double sum = 0;
    for (var member : ensemble.members()) {
      var score = of(scores, member.proxy());
      if (score instanceof Invalid invalid) {
        return new Invalid(
            invalid.cause(), invalid.layer(), member.proxy() + ": " + invalid.detail());
      }
      double value = score.valid().map(Valid::value).orElseThrow();
      sum += member.weight() * StrictMath.log(standing.of(member.proxy(), value));
    }
    return Score.of(sum);
  }

  private static double[] values(List<Map<String, Score>> networks, String proxy) {
    return networks.stream()
        .flatMap(scores -> of(scores, proxy).valid().stream())
        .mapToDouble(Valid::value)
        .toArray();
  }

  private static <T> T of(Map<String, T> byProxy, String proxy) {
    return Optional.ofNullable(byProxy.get(proxy))
        .orElseThrow(() -> new IllegalArgumentException("nothing is given for " + proxy));
  }
}

package io.zico.core.ranking;

import io.zico.core.proxy.ProxyInfo.Direction;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** When networks have been seen under enough seeds. */
public sealed interface SeedGoal {

  /**
   * What is missing, the least first.
   *
   * @param scores each network's by seed; none for a network that has no score, which then has no
   *     part in it
   */
  List<Demand> demands(List<SortedMap<Integer, Double>> scores, Direction direction);

  /**
   * Networks to be seen under more seeds.
   *
   * @param networks their places in the list
   * @param seeds how many each of them is to have then
   */
  record Demand(List<Integer> networks, int seeds) {

    public Demand {
      networks = List.copyOf(networks);
    }
  }

  /**
   * Each mean has at most this standard error. A round at most doubles the seeds, since the
   * deviation of a few scores forecasts badly.
   *
   * @param atMost more than zero, in the unit of the proxy
   */
  record StandardError(double atMost) implements SeedGoal {

    /** What is too large for a number is too large. */
    private static double error(SortedMap<Integer, Double> scores) {
      return Objects.requireNonNullElse(
          Estimate.of(scores).standardError(), Double.POSITIVE_INFINITY);
    }

    @Override
    public List<Demand> demands(List<SortedMap<Integer, Double>> scores, Direction direction) {
      return IntStream.range(0, scores.size())
          .boxed()
          .flatMap(network -> demand(network, scores.get(network)).stream())
          .sorted(Comparator.comparingInt(Demand::seeds))
          .toList();
    }

    private Optional<Demand> demand(int network, SortedMap<Integer, Double> scores) {
      int n = scores.size();
      if (n == 1) {
        return Optional.of(new Demand(List.of(network), 2));
      }
      double ratio = error(scores) / atMost;
      return n == 0 || ratio <= 1
          ? Optional.empty()
          : Optional.of(
              new Demand(List.of(network), (int) Math.ceil(n * Math.min(2, ratio * ratio))));
    }
  }

  /**
   * Of each two neighbours in the order of means it is decided which one is better, but for those
   * whose scores are equal under every seed, which no seed will part. A round brings an undecided
   * pair to equal seeds, and equal ones to half as many more.
   *
   * <p>Looking after each round is looking often, and each look may err: so that all together name
   * the wrong one of two in at most one of twenty cases, each of up to eight looks is held to an
   * eighth of that, as Bonferroni has it. From 3 seeds to 30 there are seven.
   *
   * @param top how many of the best must be told from what follows them; null for all
   */
  record DecidedRanking(@Nullable Integer top) implements SeedGoal {

    private static final int LOOKS = 8;

    private static final double SURE = 1 - (1 - Interval.LEVEL) / LOOKS;

    /** A pair and how sure it is which one is better. */
    private record Pair(int better, int worse, int most, boolean even, Comparison comparison) {

      boolean isOpen() {
        return certainty() < SURE;
      }

      double certainty() {
        return comparison.probability() == null ? 0 : comparison.probability();
      }

      Demand demand() {
        return new Demand(List.of(better, worse), even ? most + (most + 1) / 2 : most);
      }
    }

    @Override
    public List<Demand> demands(List<SortedMap<Integer, Double>> scores, Direction direction) {
      var order = order(scores, direction);
      int pairs = Math.max(0, order.size() - 1);
      return IntStream.range(0, top == null ? pairs : Math.min(top, pairs))
          .boxed()
          .flatMap(rank -> pair(order.get(rank), order.get(rank + 1), scores, direction))
          .filter(Pair::isOpen)
          .sorted(Comparator.comparingDouble(Pair::certainty).reversed())
          .map(Pair::demand)
          .toList();
    }

    private static List<Integer> order(
        List<SortedMap<Integer, Double>> scores, Direction direction) {
      var worstFirst = Comparator.<Integer>comparingDouble(i -> Estimate.of(scores.get(i)).mean());
      return IntStream.range(0, scores.size())
          .filter(network -> !scores.get(network).isEmpty())
          .boxed()
          .sorted(direction == Direction.HIGHER_IS_BETTER ? worstFirst.reversed() : worstFirst)
          .toList();
    }

    private static Stream<Pair> pair(
        int better, int worse, List<SortedMap<Integer, Double>> scores, Direction direction) {
      var a = scores.get(better);
      var b = scores.get(worse);
      return a.equals(b)
          ? Stream.empty()
          : Stream.of(
              new Pair(
                  better,
                  worse,
                  Math.max(a.size(), b.size()),
                  a.size() == b.size(),
                  Comparison.of(a, b, direction)));
    }
  }
}

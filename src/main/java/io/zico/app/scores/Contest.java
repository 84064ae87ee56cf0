package io.zico.app.scores;

import io.zico.core.proxy.ProxyInfo.Direction;
import io.zico.core.ranking.Comparison;
import io.zico.core.ranking.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Architectures in the order of their means, and what seed noise leaves of it.
 *
 * @param ranked the best first
 * @param direction which way is better
 * @param seedless whether no seed changes a score
 */
record Contest(List<Contender> ranked, Direction direction, boolean seedless) {

  /** Of many that may be as good as the best, these are enough to see that it is open. */
  private static final int MOST_NAMED = 10;

  Contest {
    ranked = List.copyOf(ranked);
  }

  static Contest of(List<Contender> contenders, Direction direction, boolean seedless) {
    var byMean = Comparator.comparingDouble(Contender::mean);
    var bestFirst = direction == Direction.HIGHER_IS_BETTER ? byMean.reversed() : byMean;
    return new Contest(
        contenders.stream().sorted(bestFirst.thenComparingInt(Contender::position)).toList(),
        direction,
        seedless);
  }

  /** Compares the architectures at two places of the ranking. */
  Comparison compare(int a, int b) {
    var first = ranked.get(a);
    var second = ranked.get(b);
    return seedless
        ? Comparison.exact(first.mean(), second.mean(), direction)
        : Comparison.of(first.scores(), second.scores(), direction);
  }

  /** What can be said of the best, in words. */
  String verdict() {
    if (ranked.size() < 2) {
      return ranked.isEmpty()
          ? "no architecture has a score yet"
          : "one architecture has a score; there is nothing to compare it with";
    }
    if (compare(0, 1).basis() == Comparison.Basis.UNKNOWN) {
      return ranked.get(0).scores().size() == 1
          ? "undecided: one seed says nothing of its noise; score again with several, as in \"seeds\": [0, 1, 2, 3, 4]"
          : "undecided: these seeds show no noise, which is chance where scores are counts or ranks; score again with more";
    }
    var rivals =
        IntStream.range(1, ranked.size())
            .filter(other -> compare(0, other).verdict() != Verdict.A_BEATS_B)
            .mapToObj(other -> ranked.get(other).position())
            .toList();
    int best = ranked.get(0).position();
    return rivals.isEmpty()
        ? "architecture %d beats each of the others with a probability of at least 95 %%"
            .formatted(best)
        : "undecided: architecture %d has the best mean, but %s may be as good; %s"
            .formatted(best, named(rivals), cure());
  }

  private String cure() {
    return seedless ? "they tie, and no seed changes that" : "more seeds may decide";
  }

  private static String named(List<Integer> positions) {
    var names =
        positions.stream().limit(MOST_NAMED).map(String::valueOf).collect(Collectors.joining(", "));
    int more = positions.size() - MOST_NAMED;
    return more > 0 ? "%s and %d more".formatted(names, more) : names;
  }
}

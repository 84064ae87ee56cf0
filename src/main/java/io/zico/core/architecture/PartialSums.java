package io.zico.core.architecture;

import io.zico.core.architecture.Operator.Add;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Lets a sum reuse a smaller one that another node needs anyway, so that flattened chains of
 * residual links cost one addition per link again.
 */
final class PartialSums {

  private final List<Draft> drafts;
  private final long[] colours;
  private final List<Integer> sums;

  private PartialSums(List<Draft> drafts, long[] colours) {
    this.drafts = drafts;
    this.colours = colours;
    this.sums =
        IntStream.range(0, drafts.size())
            .filter(i -> drafts.get(i).operator() instanceof Add)
            .boxed()
            .sorted(
                Comparator.<Integer>comparingInt(i -> -drafts.get(i).inputs().size())
                    .thenComparingLong(i -> colours[i]))
            .toList();
  }

  /** The inputs of each draft after reuse; what they depend on stays the same. */
  static List<List<Integer>> inputs(List<Draft> drafts, long[] colours) {
    var partial = new PartialSums(drafts, colours);
    return IntStream.range(0, drafts.size()).mapToObj(partial::inputs).toList();
  }

  private List<Integer> inputs(int draft) {
    var inputs = new ArrayList<>(drafts.get(draft).inputs());
    if (drafts.get(draft).isCommutative()) {
      var part = largestPart(inputs);
      part.ifPresent(sum -> drafts.get(sum).inputs().forEach(term -> inputs.remove((Object) term)));
      inputs.sort(Comparator.comparingLong(input -> colours[input]));
      part.ifPresent(sum -> inputs.add(0, sum));
    }
    return inputs;
  }

  private Optional<Integer> largestPart(List<Integer> terms) {
    return sums.stream()
        .filter(sum -> drafts.get(sum).inputs().size() < terms.size())
        .filter(sum -> contains(terms, drafts.get(sum).inputs()))
        .findFirst();
  }

  /** Whether the sorted terms contain the sorted part, repetitions included. */
  private static boolean contains(List<Integer> terms, List<Integer> part) {
    int next = 0;
    for (int i = 0; i < terms.size() && next < part.size(); i++) {
      if (terms.get(i).equals(part.get(next))) {
        next++;
      }
    }
    return next == part.size();
  }
}

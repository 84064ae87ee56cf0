package io.zico.core.architecture;

import io.zico.core.architecture.Operator.Add;
import io.zico.core.architecture.Operator.Multiple;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Lets a sum reuse a smaller one, or a multiple of it, that another node needs anyway, so that
 * flattened chains of residual links cost one addition per link again. Sums stay what they are;
 * only the way to them is shorter.
 */
final class PartialSums {

  /** Replacing fewer terms than this by one saves nothing. */
  private static final int WORTHWHILE = 2;

  private final List<Draft> drafts;
  private final List<Long> colours;
  private final List<Integer> sums;
  private final List<Integer> bySize;
  private final int[] ranks;
  private final Map<Integer, Map<Integer, BigInteger>> counts = new HashMap<>();
  private final Map<List<Object>, Integer> multiples = new HashMap<>();

  private PartialSums(List<Draft> drafts, long[] colours) {
    this.drafts = new ArrayList<>(drafts);
    this.colours = new ArrayList<>();
    for (long colour : colours) {
      this.colours.add(colour);
    }
    this.sums =
        IntStream.range(0, drafts.size())
            .filter(i -> drafts.get(i).operator() instanceof Add)
            .boxed()
            .sorted(Comparator.comparing(i -> colours[i]))
            .toList();
    sums.forEach(sum -> counts.put(sum, counts(drafts.get(sum))));
    ranks = new int[drafts.size()];
    bySize = new ArrayList<>(sums);
    bySize.sort(Comparator.comparing((Integer sum) -> terms(sum).size()).reversed());
    for (int rank = 0; rank < sums.size(); rank++) {
      ranks[sums.get(rank)] = rank;
    }
    for (int i = 0; i < drafts.size(); i++) {
      if (drafts.get(i).operator() instanceof Multiple multiple) {
        multiples.put(List.of(drafts.get(i).inputs().get(0), multiple.times()), i);
      }
    }
  }

  /**
   * Drafts and their colours after reuse. A draft may read others that come behind it, and some may
   * be read by nobody.
   *
   * @param colours one per draft, all different
   */
  record Rewritten(List<Draft> drafts, List<Long> colours) {}

  /** Part of a sum: {@code times} another sum, which replaces {@code terms} terms. */
  private record Part(int sum, BigInteger times, int terms) {}

  static Rewritten reuse(List<Draft> drafts, long[] colours) {
    var partial = new PartialSums(drafts, colours);
    partial.sums.forEach(partial::rewrite);
    return new Rewritten(partial.drafts, partial.colours);
  }

  private void rewrite(int sum) {
    var left = new HashMap<>(terms(sum));
    var inputs = new ArrayList<Integer>();
    largestPart(sum)
        .ifPresent(
            part -> {
              terms(part.sum()).forEach((term, times) -> subtract(left, term, times, part.times()));
              inputs.add(multiple(part.sum(), part.times()));
            });
    left.forEach((term, times) -> inputs.add(multiple(term, times)));
    inputs.sort(Comparator.comparing(colours::get));
    var old = drafts.get(sum);
    drafts.set(sum, new Draft(old.name(), old.operator(), inputs, old.output()));
  }

  private static void subtract(
      Map<Integer, BigInteger> left, int term, BigInteger each, BigInteger times) {
    left.computeIfPresent(
        term,
        (t, count) -> {
          var rest = count.subtract(each.multiply(times));
          return rest.signum() == 0 ? null : rest;
        });
  }

  /** The first of those that replace the most terms; one replaces no more than it has. */
  private Optional<Part> largestPart(int whole) {
    int size = terms(whole).size();
    Part best = null;
    for (int sum : bySize) {
      int most = terms(sum).size();
      if (most < WORTHWHILE || (best != null && most < best.terms())) {
        break;
      }
      if (sum != whole && most <= size) {
        best = better(best, part(whole, sum));
      }
    }
    return Optional.ofNullable(best);
  }

  private @Nullable Part better(@Nullable Part best, Optional<Part> found) {
    var part = found.filter(candidate -> candidate.terms() >= WORTHWHILE).orElse(null);
    if (part == null || best == null) {
      return part == null ? best : part;
    }
    boolean isFirst = ranks[part.sum()] < ranks[best.sum()];
    boolean isBetter = part.terms() > best.terms() || (part.terms() == best.terms() && isFirst);
    return isBetter ? part : best;
  }

  /** How often one sum is contained in another, and how many terms that explains to the last. */
  private Optional<Part> part(int whole, int sum) {
    var counts = terms(whole);
    var part = terms(sum);
    if (part.size() > counts.size() || !counts.keySet().containsAll(part.keySet())) {
      return Optional.empty();
    }
    var times =
        part.entrySet().stream()
            .map(term -> times(counts, term.getKey()).divide(term.getValue()))
            .min(Comparator.naturalOrder())
            .filter(least -> least.signum() > 0);
    return times.map(
        n ->
            new Part(
                sum,
                n,
                (int)
                    part.entrySet().stream()
                        .filter(t -> times(counts, t.getKey()).equals(t.getValue().multiply(n)))
                        .count()));
  }

  private Map<Integer, BigInteger> terms(int sum) {
    return counts.getOrDefault(sum, Map.of());
  }

  private static BigInteger times(Map<Integer, BigInteger> counts, int term) {
    return counts.getOrDefault(term, BigInteger.ZERO);
  }

  private Map<Integer, BigInteger> counts(Draft sum) {
    var terms = new HashMap<Integer, BigInteger>();
    for (int input : sum.inputs()) {
      var draft = drafts.get(input);
      if (draft.operator() instanceof Multiple multiple) {
        terms.put(draft.inputs().get(0), multiple.times());
      } else {
        terms.put(input, BigInteger.ONE);
      }
    }
    return terms;
  }

  private int multiple(int tensor, BigInteger times) {
    return times.equals(BigInteger.ONE)
        ? tensor
        : multiples.computeIfAbsent(List.of(tensor, times), key -> append(tensor, times));
  }

  private int append(int tensor, BigInteger times) {
    var draft = drafts.get(tensor);
    var name = "%s times %s".formatted(times, draft.name());
    drafts.add(new Draft(name, new Multiple(times), List.of(tensor), draft.output()));
    colours.add(CanonicalColours.mix(colours.get(tensor), CanonicalColours.of(times.toString())));
    return drafts.size() - 1;
  }
}

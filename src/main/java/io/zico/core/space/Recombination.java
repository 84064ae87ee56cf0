package io.zico.core.space;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** How two genotypes make one. */
final class Recombination {

  private Recombination() {}

  /** A list whose every place comes from one of two lists of the same length, by a fair coin. */
  static <T> List<T> uniform(List<T> a, List<T> b, RandomGenerator random) {
    return IntStream.range(0, a.size())
        .mapToObj(place -> random.nextBoolean() ? a.get(place) : b.get(place))
        .toList();
  }
}

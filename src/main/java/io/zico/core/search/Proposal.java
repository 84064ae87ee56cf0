package io.zico.core.search;

import java.util.List;

/**
 * What an algorithm answers when it is asked.
 *
 * @param <G> the genotype
 */
public sealed interface Proposal<G> {

  /** A fresh genotype that descends from nothing. */
  static <G> Proposal<G> fresh(G genotype) {
    return new Child<>(genotype, List.of(), 0);
  }

  /** A child of candidates that were told. */
  static <G> Proposal<G> child(G genotype, Candidate... parents) {
    return new Child<>(genotype, List.of(parents).stream().map(Candidate::number).toList(), 0);
  }

  /**
   * Evaluate this one, unless a constraint forbids it or it is known.
   *
   * @param parents the numbers of the candidates from which it descends
   * @param stage which of the search's stages evaluates it; an architecture may come once in each
   */
  record Child<G>(G genotype, List<Integer> parents, int stage) implements Proposal<G> {
    public Child {
      parents = List.copyOf(parents);
    }
  }

  /** Ask again when more is told. */
  record Waiting<G>() implements Proposal<G> {}

  /** There is nothing more to try. */
  record Finished<G>() implements Proposal<G> {}
}

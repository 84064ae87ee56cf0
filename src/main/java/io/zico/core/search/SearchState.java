package io.zico.core.search;

/**
 * What an algorithm knows at one moment: an immutable value that is folded over the candidates in
 * the order of their numbers.
 *
 * @param <G> the genotype of the space that is searched
 */
public interface SearchState<G> {

  /** What to try; a pure function of this state and the turn. */
  Proposal<G> ask(Turn turn);

  /** The state that knows one candidate more. */
  SearchState<G> tell(Candidate candidate);

  /** Whether an architecture may be proposed, and is then evaluated, more than once. */
  default boolean repeats() {
    return false;
  }

  /** Whether the proposals come to an end by themselves, however many of them are rejected. */
  default boolean isFinite() {
    return false;
  }
}

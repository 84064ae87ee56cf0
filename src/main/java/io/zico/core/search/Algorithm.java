package io.zico.core.search;

/** A way of searching: what is proposed next, given what was found. */
public interface Algorithm {

  /** What a client must know to use the algorithm. */
  AlgorithmInfo info();

  /** The state before any candidate is born. */
  <G> SearchState<G> start(Setting<G> setting);
}

package io.zico.core.proxy;

import java.util.Set;

/**
 * The catalogue entry of a proxy.
 *
 * @param id stable name in requests, e.g. {@code zico} or {@code zico:paper}
 * @param title what it measures, in one sentence
 * @param version it changes whenever the score of any network changes
 * @param source the paper, or the authors' file and commit, that it reproduces
 * @param direction which way is better
 * @param needs the signals that the engine must record
 */
public record ProxyInfo(
    String id,
    String title,
    String version,
    String source,
    Direction direction,
    Set<Signal> needs) {

  public ProxyInfo {
    needs = Set.copyOf(needs);
  }

  /** Which way is better. */
  public enum Direction {
    HIGHER_IS_BETTER,
    LOWER_IS_BETTER
  }

  /** What the engine can record. */
  public enum Signal {
    /** Gradients of the weights, batch by batch. */
    GRADIENTS
  }
}

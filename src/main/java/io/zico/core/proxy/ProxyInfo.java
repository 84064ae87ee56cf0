package io.zico.core.proxy;

import java.util.Set;

/**
 * The catalogue entry of a proxy.
 *
 * @param id stable name in requests, e.g. {@code zico} or {@code zico:paper}
 * @param title what it measures, in one sentence
 * @param version it changes whenever the score of any network changes
 * @param scale what its numbers are, and which way is better
 * @param provenance where it comes from, and what vouches for it
 * @param needs the signals that the engine must record
 * @param validity where it means what it is meant to mean
 */
public record ProxyInfo(
    String id,
    String title,
    String version,
    Scale scale,
    Provenance provenance,
    Set<Signal> needs,
    Validity validity) {

  public ProxyInfo {
    needs = Set.copyOf(needs);
  }

  /** What numbers are, and which way is better. */
  public record Scale(Direction direction, String unit) {

    static Scale higher(String unit) {
      return new Scale(Direction.HIGHER_IS_BETTER, unit);
    }
  }

  /** Which way is better. */
  public enum Direction {
    HIGHER_IS_BETTER,
    LOWER_IS_BETTER
  }
}

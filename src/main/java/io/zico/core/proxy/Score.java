package io.zico.core.proxy;

import java.util.List;

/**
 * A score and how it comes about. The shares sum to the value.
 *
 * @param value NaN or infinite if the network cannot be scored: see {@link #isValid()}
 * @param shares what each layer that counts adds
 * @param exclusions the layers that add nothing
 */
public record Score(double value, List<Share> shares, List<Exclusion> exclusions) {

  public Score {
    shares = List.copyOf(shares);
    exclusions = List.copyOf(exclusions);
  }

  public static Score sumOf(List<Share> shares, List<Exclusion> exclusions) {
    return new Score(shares.stream().mapToDouble(Share::value).sum(), shares, exclusions);
  }

  /** Whether the score is a number that may be ranked. */
  public boolean isValid() {
    return Double.isFinite(value);
  }
}

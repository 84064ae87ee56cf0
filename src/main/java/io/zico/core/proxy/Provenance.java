package io.zico.core.proxy;

import org.jspecify.annotations.Nullable;

/**
 * Where a proxy comes from, and what vouches for it.
 *
 * @param source the paper, or the authors' file and commit, that it reproduces
 * @param checkedAgainst whose numbers it was compared with
 * @param variantOf the proxy of which it is another reading
 */
public record Provenance(String source, String checkedAgainst, @Nullable String variantOf) {

  public static Provenance of(String source, String checkedAgainst) {
    return new Provenance(source, checkedAgainst, null);
  }

  public Provenance asVariantOf(String proxy) {
    return new Provenance(source, checkedAgainst, proxy);
  }
}

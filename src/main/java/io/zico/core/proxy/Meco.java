package io.zico.core.proxy;

import io.zico.core.proxy.ProxyInfo.Scale;
import io.zico.core.proxy.Score.Cause;
import java.util.Set;

/**
 * MeCo: Σ over feature maps of the smallest eigenvalue of the correlation between their channels,
 * for one image.
 *
 * <p>The released code adds up the outputs of all modules, and of the modules that these are made
 * of, so that a map counts as often as the code that computes it is nested. Here the output of each
 * operator of the canonical form counts once. Where there are no more pixels than channels, or a
 * channel is the same everywhere, the eigenvalue is zero, which the released code finds to
 * rounding.
 *
 * <p>The variant takes 8 of each map's channels, evenly spaced instead of at random, and multiplies
 * by the number of channels over 8. The released code fails where a map has fewer; here all of them
 * are taken.
 *
 * <p>Jiang et al., MeCo, NeurIPS 2023.
 *
 * @see <a href="https://github.com/HamsterMimi/MeCo">correlation/NAS_Bench_201.py at 0d830dd2</a>
 */
record Meco(Variant variant) implements Proxy {

  /** Which of the definitions that go by the name. */
  enum Variant {
    PAPER("meco", "all channels", Signal.CORRELATIONS),
    SAMPLED("meco:opt", "8 channels of each map", Signal.SAMPLED_CORRELATIONS);

    private final String id;
    private final String title;
    private final Signal signal;

    Variant(String id, String title, Signal signal) {
      this.id = id;
      this.title = title;
      this.signal = signal;
    }
  }

  @Override
  public ProxyInfo info() {
    var provenance = Provenance.of("HamsterMimi/MeCo@0d830dd2", "the authors' code, map by map");
    return new ProxyInfo(
        variant.id,
        "sum over feature maps of the smallest eigenvalue of their channels' correlation, "
            + variant.title,
        "1",
        Scale.higher("eigenvalues"),
        variant == Variant.PAPER ? provenance : provenance.asVariantOf("meco"),
        Set.of(variant.signal),
        Validity.anywhere(
            "sees the first image only; the authors report that it ranks widths backwards"));
  }

  @Override
  public Score score(Evidence evidence) {
    var eigenvalues = evidence.numbers(variant.signal);
    return eigenvalues.isEmpty()
        ? Score.invalid(
            Cause.NOTHING_TO_SEE, "one image alone has no feature maps, or no statistics, in it")
        : Score.of(eigenvalues.stream().mapToDouble(value -> value).sum());
  }
}

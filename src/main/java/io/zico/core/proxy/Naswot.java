package io.zico.core.proxy;

import io.zico.core.proxy.ProxyInfo.Scale;
import io.zico.core.proxy.Score.Cause;
import io.zico.core.proxy.Validity.Element;
import java.util.Set;

/**
 * NASWOT: ln det K, where K counts for each two images of the first batch in how many ReLUs they
 * agree: {@link Agreement}.
 *
 * <p>Every ReLU counts once. The released code finds them by their class's name, and so takes the
 * blocks called {@code ReLUConvBN} of NAS-Bench-201 for ReLUs too, which counts those inside twice:
 * a variant of its own, which counts twice what a convolution reads.
 *
 * <p>The ReLUs are those of the canonical form: ReLUs of one and the same tensor are one, and what
 * leads nowhere does not count. In the protocol of the golden files, the graph runs as written.
 *
 * @see <a href="https://arxiv.org/abs/2006.04647">Mellor et al., ICML 2021</a>
 * @see <a href="https://github.com/BayesWatch/nas-without-training">score_networks.py at
 *     b3a82a66</a>
 */
record Naswot(Variant variant) implements Proxy {

  /** Which of the definitions that go by the name. */
  enum Variant {
    PAPER("naswot", "each ReLU once", "arXiv 2006.04647", Signal.AGREEMENT),
    ORIGINAL(
        "naswot:original",
        "ReLUs in front of convolutions twice, as released",
        "BayesWatch/nas-without-training@b3a82a66",
        Signal.WEIGHTED_AGREEMENT);

    private final String id;
    private final String title;
    private final String source;
    private final Signal signal;

    Variant(String id, String title, String source, Signal signal) {
      this.id = id;
      this.title = title;
      this.source = source;
      this.signal = signal;
    }
  }

  @Override
  public ProxyInfo info() {
    var provenance = Provenance.of(variant.source, "the authors' code");
    return new ProxyInfo(
        variant.id,
        "log-determinant of the agreement of ReLUs between images, " + variant.title,
        "1",
        Scale.higher("log-determinant"),
        variant == Variant.PAPER ? provenance : provenance.asVariantOf("naswot"),
        Set.of(variant.signal),
        new Validity(
            Set.of(Element.RECTIFIER),
            Set.of(),
            variant == Variant.PAPER
                ? "grows with the batch; the authors take 128 images"
                : "the authors' numbers for nats-tss and nats-sss only"));
  }

  @Override
  public Score score(Evidence evidence) {
    var numbers = evidence.numbers(variant.signal);
    if (numbers.isEmpty()) {
      return Score.invalid(Cause.NOTHING_TO_SEE, "the network has no ReLU");
    }
    double value = numbers.get(0);
    return value == Double.NEGATIVE_INFINITY
        ? Score.invalid(Cause.SINGULAR, "images of the batch pass the same ReLUs")
        : Score.of(value);
  }
}

package io.zico.core.proxy;

import io.zico.core.proxy.ProxyInfo.Scale;
import io.zico.core.proxy.Score.Cause;
import java.util.Set;

/**
 * GradSign: Σ over all weights of |Σ over images of sign ∂Lᵢ/∂w|, Lᵢ the loss of image i by itself:
 * how far the images of the first batch agree on where to move each weight.
 *
 * <p>The authors' code divides by the number of weights for NAS-Bench-201 and does not elsewhere,
 * nor does the paper; the quotient is a variant of its own, since it ranks networks of different
 * sizes differently. A batch norm sees the pixels of one image.
 *
 * @see <a href="https://arxiv.org/abs/2110.08616">Zhang and Jia, ICLR 2022</a>
 * @see <a href="https://github.com/cmu-catalyst/GradSign">gradsign.py at 26412be8</a>
 */
record GradSign(Variant variant) implements Proxy {

  /** Whether the size of the network counts. */
  enum Variant {
    SUM("gradsign", "sum", "votes"),
    MEAN("gradsign:mean", "mean", "votes for each weight");

    private final String id;
    private final String title;
    private final String unit;

    Variant(String id, String title, String unit) {
      this.id = id;
      this.title = title;
      this.unit = unit;
    }
  }

  @Override
  public ProxyInfo info() {
    var provenance = Provenance.of("cmu-catalyst/GradSign@26412be8", "the authors' code");
    return new ProxyInfo(
        variant.id,
        variant.title + " over weights of how far single images agree on the gradient's sign",
        "1",
        Scale.higher(variant.unit),
        variant == Variant.SUM ? provenance : provenance.asVariantOf("gradsign"),
        Set.of(Signal.GRADIENT_SIGNS),
        Validity.anywhere("a batch of labelled images; the authors take 128"));
  }

  @Override
  public Score score(Evidence evidence) {
    var layers = evidence.layers(Signal.GRADIENT_SIGNS);
    if (layers.isEmpty()) {
      return Score.invalid(Cause.NORM_OF_ONE_VALUE, "a batch norm sees one pixel of one image");
    }
    double divisor = variant == Variant.SUM ? 1 : weights(evidence);
    return Score.sumOf(layers.stream().map(layer -> divided(layer, divisor)).toList());
  }

  private static double weights(Evidence evidence) {
    return evidence.costs().layers().stream().mapToLong(layer -> layer.weights()).sum();
  }

  private static LayerNumber divided(LayerNumber layer, double divisor) {
    return new LayerNumber(layer.layer(), layer.reached(), layer.value() / divisor);
  }
}

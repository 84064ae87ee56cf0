package io.zico.core.proxy;

import io.zico.core.proxy.ProxyInfo.Scale;
import java.util.Set;

/**
 * Gradient norm: Σ over layers of ‖∂L/∂W‖₂, in the first batch; a sum of norms, not the norm of all
 * gradients.
 *
 * <p>Norms and biases do not count, as in the authors' code. The repository of ZiCo has the norm of
 * all gradients, of norms and biases too: a variant of its own.
 *
 * @see <a href="https://arxiv.org/abs/2101.08134">Abdelfattah et al., ICLR 2021</a>
 * @see <a href="https://github.com/SamsungLabs/zero-cost-nas">measures/grad_norm.py at a43bfbc9</a>
 * @see <a href="https://github.com/SLDGroup/ZiCo">ZeroShotProxy/compute_gradnorm_score.py at
 *     b0fec65</a>
 */
record GradNorm(Variant variant) implements Proxy {

  /** Whether each layer has a norm of its own. */
  enum Variant {
    OF_LAYERS(
        "grad-norm",
        "sum over layers of the L2 norm of the gradient",
        "SamsungLabs/zero-cost-nas@a43bfbc9",
        Signal.GRADIENT_NORMS),
    OF_ALL(
        "grad-norm:all",
        "L2 norm of the gradient at all parameters, biases and norms too",
        "SLDGroup/ZiCo@b0fec65",
        Signal.PARAMETER_GRADIENT);

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
        variant.title,
        "1",
        Scale.higher("loss per unit of weight"),
        variant == Variant.OF_LAYERS ? provenance : provenance.asVariantOf("grad-norm"),
        Set.of(variant.signal),
        Validity.anywhere("one batch of labelled images"));
  }

  @Override
  public Score score(Evidence evidence) {
    return variant == Variant.OF_LAYERS
        ? Score.sumOf(evidence.layers(variant.signal))
        : Score.of(evidence.numbers(variant.signal).get(0));
  }
}

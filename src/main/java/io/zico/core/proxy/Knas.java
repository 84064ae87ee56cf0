package io.zico.core.proxy;

import io.zico.core.proxy.ProxyInfo.Scale;
import java.util.Set;

/**
 * KNAS: the mean of the Gram matrix gᵢ · gⱼ of the images' gradients in the first batch. That is
 * the squared norm of their mean, Σ over layers of ‖∂L/∂W‖₂², which one backward pass gives.
 *
 * <p>Follows the paper's words. The released code computes another thing, a covariance between
 * halves of the iterations, and with PyTorch before 2.0 it is always zero.
 *
 * @see <a href="https://arxiv.org/abs/2111.13293">Xu et al., ICML 2021</a>
 */
record Knas() implements Proxy {

  @Override
  public ProxyInfo info() {
    return new ProxyInfo(
        "knas",
        "mean of the Gram matrix of the images' gradients",
        "1",
        Scale.higher("squared norm of a gradient"),
        Provenance.of("arXiv 2111.13293", "Gram matrices of single gradients, in float64"),
        Set.of(Signal.GRADIENT_NORMS),
        Validity.anywhere("one batch of labelled images"));
  }

  @Override
  public Score score(Evidence evidence) {
    return Score.sumOf(
        evidence.layers(Signal.GRADIENT_NORMS).stream()
            .map(norm -> new LayerNumber(norm.layer(), norm.reached(), norm.value() * norm.value()))
            .toList());
  }
}

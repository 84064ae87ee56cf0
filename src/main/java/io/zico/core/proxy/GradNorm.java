package io.zico.core.proxy;

import io.zico.core.proxy.ProxyInfo.Scale;
import java.util.Set;

/**
 * Gradient norm: Σ over layers of ‖∂L/∂W‖₂, in the first batch; a sum of norms, not the norm of all
 * gradients.
 *
 * <p>Norms and biases do not count, as in the authors' code.
 *
 * @see <a href="https://arxiv.org/abs/2101.08134">Abdelfattah et al., ICLR 2021</a>
 * @see <a href="https://github.com/SamsungLabs/zero-cost-nas">measures/grad_norm.py at a43bfbc9</a>
 */
record GradNorm() implements Proxy {

  @Override
  public ProxyInfo info() {
    return new ProxyInfo(
        "grad-norm",
        "sum over layers of the L2 norm of the gradient",
        "1",
        Scale.higher("loss per unit of weight"),
        Provenance.of("SamsungLabs/zero-cost-nas@a43bfbc9", "the authors' code"),
        Set.of(Signal.GRADIENT_NORMS),
        Validity.anywhere("one batch of labelled images"));
  }

  @Override
  public Score score(Evidence evidence) {
    return Score.sumOf(evidence.layers(Signal.GRADIENT_NORMS));
  }
}

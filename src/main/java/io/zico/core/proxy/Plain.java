package io.zico.core.proxy;

import io.zico.core.proxy.ProxyInfo.Scale;
import java.util.Set;

/**
 * Plain: Σ over all weights of w ∂L/∂w, signed, in the first batch.
 *
 * <p>A layer that a batch norm follows does not change the loss when it is scaled, so its sum is
 * zero but for the norm's ε; what is left is the few layers without one, by a difference of large
 * numbers that float32 resolves poorly.
 *
 * @see <a href="https://arxiv.org/abs/2101.08134">Abdelfattah et al., ICLR 2021</a>
 * @see <a href="https://github.com/SamsungLabs/zero-cost-nas">measures/plain.py at a43bfbc9</a>
 */
record Plain() implements Proxy {

  @Override
  public ProxyInfo info() {
    return new ProxyInfo(
        "plain",
        "sum over weights of weight times gradient",
        "1",
        Scale.higher("loss"),
        Provenance.of("SamsungLabs/zero-cost-nas@a43bfbc9", "the authors' code"),
        Set.of(Signal.SIGNED_SALIENCY),
        Validity.anywhere("says little of layers in front of a batch norm; take FLOAT64"));
  }

  @Override
  public Score score(Evidence evidence) {
    return Score.sumOf(evidence.layers(Signal.SIGNED_SALIENCY));
  }
}

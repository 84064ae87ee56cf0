package io.zico.core.proxy;

import io.zico.core.proxy.ProxyInfo.Scale;
import java.util.Set;

/**
 * GraSP: −Σ over all weights of w (H g), g the gradient and H the Hessian of the loss, in the first
 * batch: how much pruning the weight would take from the flow of gradients.
 *
 * <p>The sign is that of the authors' code for architectures, by which higher is better.
 *
 * @see <a href="https://arxiv.org/abs/2002.07376">Wang et al., ICLR 2020</a>
 * @see <a href="https://github.com/SamsungLabs/zero-cost-nas">measures/grasp.py at a43bfbc9</a>
 */
record Grasp() implements Proxy {

  @Override
  public ProxyInfo info() {
    return new ProxyInfo(
        "grasp",
        "minus sum over weights of weight times Hessian times gradient",
        "1",
        Scale.higher("squared gradient"),
        Provenance.of("SamsungLabs/zero-cost-nas@a43bfbc9", "the authors' code"),
        Set.of(Signal.CURVATURE),
        Validity.anywhere("one batch of labelled images; take FLOAT64"));
  }

  @Override
  public Score score(Evidence evidence) {
    return Score.sumOf(
        evidence.layers(Signal.CURVATURE).stream()
            .map(layer -> new LayerNumber(layer.layer(), layer.reached(), -layer.value()))
            .toList());
  }
}

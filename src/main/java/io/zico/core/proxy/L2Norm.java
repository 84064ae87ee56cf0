package io.zico.core.proxy;

import io.zico.core.proxy.ProxyInfo.Scale;
import java.util.Set;

/**
 * Weight norm: Σ over layers of ‖W‖₂ at initialisation.
 *
 * <p>Layers that no path connects to the output do not count; in the protocol of the golden files,
 * which runs the graph as written, they do, as in the authors' code.
 *
 * @see <a href="https://github.com/SamsungLabs/zero-cost-nas">measures/l2_norm.py at a43bfbc9</a>
 */
record L2Norm() implements Proxy {

  @Override
  public ProxyInfo info() {
    return new ProxyInfo(
        "l2-norm",
        "sum over layers of the L2 norm of the weights",
        "1",
        Scale.higher("norm of weights"),
        Provenance.of("SamsungLabs/zero-cost-nas@a43bfbc9", "the authors' code"),
        Set.of(Signal.WEIGHT_NORMS),
        Validity.anywhere("sees no images: a function of the layers' shapes but for chance"));
  }

  @Override
  public Score score(Evidence evidence) {
    return Score.sumOf(evidence.layers(Signal.WEIGHT_NORMS));
  }
}

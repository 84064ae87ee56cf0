package io.zico.core.proxy;

import io.zico.core.proxy.ProxyInfo.Scale;
import java.util.Set;

/**
 * SNIP: Σ over all weights of |w ∂L/∂w|, in the first batch: by how much the loss would change, to
 * first order, if each weight were taken away.
 *
 * <p>Not divided by the sum of all saliencies as for pruning, where only their order matters.
 *
 * @see <a href="https://arxiv.org/abs/1810.02340">Lee et al., ICLR 2019</a>
 * @see <a href="https://github.com/SamsungLabs/zero-cost-nas">measures/snip.py at a43bfbc9</a>
 */
record Snip() implements Proxy {

  @Override
  public ProxyInfo info() {
    return new ProxyInfo(
        "snip",
        "sum over weights of the absolute weight times gradient",
        "1",
        Scale.higher("loss"),
        Provenance.of("SamsungLabs/zero-cost-nas@a43bfbc9", "the authors' code"),
        Set.of(Signal.SALIENCY),
        Validity.anywhere("one batch of labelled images"));
  }

  @Override
  public Score score(Evidence evidence) {
    return Score.sumOf(evidence.layers(Signal.SALIENCY));
  }
}

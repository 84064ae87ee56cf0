package io.zico.core.proxy;

import io.zico.core.proxy.ProxyInfo.Scale;
import io.zico.core.proxy.Score.Cause;
import io.zico.core.proxy.Validity.Element;
import java.util.ArrayList;
import java.util.Set;

/**
 * L-SWAG: Σ over layers of ln Σ over weights of 1 / σ(|g|), times the number of different patterns
 * of ReLUs over 16 images: ZiCo without the mean, times {@link Swap}.
 *
 * <p>A heuristic: nobody has released code, and the authors choose anew for each space between
 * which layers they add up; here all layers count unless the options say otherwise. Weights with
 * the same gradient in every batch do not, as in ZiCo. They also take GELUs for rectifiers.
 *
 * @see <a href="https://arxiv.org/abs/2505.07300">Casarin et al., CVPR 2025, Eq. 1</a>
 */
record LSwag() implements Proxy {

  @Override
  public ProxyInfo info() {
    return new ProxyInfo(
        "l-swag",
        "log of the layers' summed inverse deviations of gradients, times patterns of ReLUs",
        "1",
        Scale.higher("log times patterns"),
        Provenance.of("arXiv 2505.07300, Eq. 1", "the formula, by hand"),
        Set.of(Signal.INVERSE_DEVIATIONS, Signal.PATTERNS),
        new Validity(
            Set.of(Element.RECTIFIER),
            Set.of(),
            "a heuristic: no code exists, and the authors choose layers anew for each space: see options"));
  }

  @Override
  public Score score(Evidence evidence) {
    var patterns = evidence.numbers(Signal.PATTERNS);
    if (patterns.isEmpty()) {
      return Score.invalid(Cause.NOTHING_TO_SEE, "the network has no ReLU over a feature map");
    }
    var shares = new ArrayList<Share>();
    var exclusions = new ArrayList<Exclusion>();
    for (var layer : evidence.layers(Signal.INVERSE_DEVIATIONS)) {
      if (layer.reached() && layer.value() != 0) {
        shares.add(Share.of(layer.layer(), patterns.get(0) * Math.log(layer.value())));
      } else {
        exclusions.add(
            new Exclusion(
                layer.layer(),
                layer.reached() ? Exclusion.Reason.ZERO_DEVIATION : Exclusion.Reason.DISCONNECTED));
      }
    }
    return Score.sumOf(shares, exclusions);
  }
}

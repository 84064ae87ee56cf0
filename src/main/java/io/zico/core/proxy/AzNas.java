package io.zico.core.proxy;

import io.zico.core.proxy.ProxyInfo.Scale;
import io.zico.core.proxy.Score.Cause;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The components of AZ-NAS, which ranks by the sum of the logarithms of a network's ranks in all
 * four. With e the entropy of each feature map's spectrum, and s the largest singular value of the
 * correlation between random signs behind a block and their gradient before it:
 *
 * <ul>
 *   <li>expressivity Σ e
 *   <li>progressivity min eᵢ₊₁ − eᵢ
 *   <li>trainability mean of 2 − s − 1 / (s + 10⁻⁶), which is largest for s = 1
 *   <li>complexity, multiply-accumulates; for MasterNets the authors add the values of norms
 * </ul>
 *
 * <p>The feature maps are where {@link BlockEnds blocks end}, which for NATS-Bench and MasterNets
 * without residual links is where the authors' code takes them; they choose them anew for each
 * space. The network is run as written, so isomorphic networks agree up to rounding only. The
 * authors put in noise and draw He's weights; here images and weights are those of the protocol.
 *
 * @see <a href="https://arxiv.org/abs/2403.19232">Lee and Ham, CVPR 2024</a>
 * @see <a href="https://github.com/cvlab-yonsei/AZ-NAS">ZeroShotProxy/compute_az_nas_score.py at
 *     5e6683a2</a>
 */
record AzNas(Component component) implements Proxy {

  private static final double EPSILON = 1e-6;

  /** One of the four. */
  enum Component {
    EXPRESSIVITY("entropy of the spectra of feature maps, summed", "nats"),
    PROGRESSIVITY("least growth of that entropy from block to block", "nats"),
    TRAINABILITY("how close to one each block scales gradients", "scale"),
    COMPLEXITY("multiply-accumulates for one input", "MACs");

    private final String title;
    private final String unit;

    Component(String title, String unit) {
      this.title = title;
      this.unit = unit;
    }

    private Set<Signal> needs() {
      return switch (this) {
        case EXPRESSIVITY, PROGRESSIVITY -> Set.of(Signal.FEATURE_ENTROPIES);
        case TRAINABILITY -> Set.of(Signal.BLOCK_GAINS);
        case COMPLEXITY -> Set.of();
      };
    }
  }

  @Override
  public ProxyInfo info() {
    return new ProxyInfo(
        "az-nas:" + component.name().toLowerCase(Locale.ROOT),
        component.title,
        "1",
        Scale.higher(component.unit),
        Provenance.of("cvlab-yonsei/AZ-NAS@5e6683a2", "the authors' code"),
        component.needs(),
        Validity.anywhere(
            component == Component.COMPLEXITY
                ? "the same as macs, under the name it has in AZ-NAS"
                : "compares networks with the same number of blocks; checked for nats-tss and plainnet"));
  }

  @Override
  public Score score(Evidence evidence) {
    return switch (component) {
      case EXPRESSIVITY -> expressivity(evidence.numbers(Signal.FEATURE_ENTROPIES));
      case PROGRESSIVITY -> progressivity(evidence.numbers(Signal.FEATURE_ENTROPIES));
      case TRAINABILITY -> trainability(evidence.numbers(Signal.BLOCK_GAINS));
      case COMPLEXITY -> Score.of((double) evidence.costs().macs());
    };
  }

  private static Score expressivity(List<Double> entropies) {
    return entropies.isEmpty() || isConstant(entropies)
        ? withoutEntropy(entropies)
        : Score.of(entropies.stream().mapToDouble(e -> e).sum());
  }

  private static Score progressivity(List<Double> entropies) {
    return entropies.size() < 2 || isConstant(entropies)
        ? withoutEntropy(entropies)
        : Score.of(
            IntStream.range(1, entropies.size())
                .mapToDouble(i -> entropies.get(i) - entropies.get(i - 1))
                .min()
                .orElseThrow());
  }

  private static boolean isConstant(List<Double> entropies) {
    return entropies.contains(Double.NEGATIVE_INFINITY);
  }

  private static Score withoutEntropy(List<Double> entropies) {
    return isConstant(entropies)
        ? Score.invalid(Cause.SINGULAR, "a feature map is the same for all images and pixels")
        : Score.invalid(Cause.NOTHING_TO_SEE, "the network has no blocks with feature maps");
  }

  private static Score trainability(List<Double> gains) {
    if (gains.isEmpty()) {
      return Score.invalid(Cause.NOTHING_TO_SEE, "the network has no blocks that do not grow");
    }
    if (Collections.min(gains) < 0) {
      return Score.invalid(Cause.SINGULAR, "a block passes on what it reads, as it is");
    }
    return Score.of(
        gains.stream().mapToDouble(s -> 2 - s - 1 / (s + EPSILON)).average().orElseThrow());
  }
}

package io.zico.core.proxy;

import io.zico.core.proxy.ProxyInfo.Scale;
import io.zico.core.proxy.Score.Cause;
import io.zico.core.proxy.Score.Valid;
import java.util.List;
import java.util.Set;

/**
 * SynFlow: ln Σ over all weights of |w ∂R/∂w|, R the sum of the outputs for one image of ones, all
 * weights and biases made absolute.
 *
 * <p>The authors' score is the sum itself, which grows by orders of magnitude with each layer; its
 * logarithm ranks alike. A layer's part of it is no part of the logarithm, so no shares are given.
 *
 * <p>Batch norms are bypassed, as in the original. With them, the score is a variant of its own: on
 * a single image, it says little of layers in front of a batch norm. The repository of ZiCo keeps
 * them too, averages over output channels, takes no logarithm and turns the sign: the third
 * variant, but for the normal weights that are drawn there.
 *
 * @see <a href="https://arxiv.org/abs/2006.05467">Tanaka et al., NeurIPS 2020</a>
 * @see <a href="https://github.com/SamsungLabs/zero-cost-nas">measures/synflow.py at a43bfbc9</a>
 * @see <a href="https://github.com/SLDGroup/ZiCo">ZeroShotProxy/compute_syncflow_score.py at
 *     b0fec65</a>
 */
record Synflow(Variant variant) implements Proxy {

  /** What becomes of batch norms. */
  enum Variant {
    BYPASSED("synflow", "without batch norms", Signal.FLOW),
    NORMED("synflow:bn", "with batch norms", Signal.NORMED_FLOW),
    /** Kept, and each layer is a mean over its output channels; without logarithm, negative. */
    MEAN("synflow:mean", "mean over channels, with batch norms", Signal.NORMED_FLOW);

    private final String id;
    private final String title;
    private final Signal signal;

    Variant(String id, String title, Signal signal) {
      this.id = id;
      this.title = title;
      this.signal = signal;
    }
  }

  @Override
  public ProxyInfo info() {
    var provenance =
        variant == Variant.MEAN
            ? Provenance.of("SLDGroup/ZiCo@b0fec65", "the authors' code")
            : Provenance.of(
                "SamsungLabs/zero-cost-nas@a43bfbc9", "the authors' code, its logarithm");
    return new ProxyInfo(
        variant.id,
        (variant == Variant.MEAN ? "less " : "log of ")
            + "the sum over weights of weight times gradient of an image of ones, "
            + variant.title,
        "1",
        Scale.higher(variant == Variant.MEAN ? "output" : "log"),
        variant == Variant.BYPASSED ? provenance : provenance.asVariantOf("synflow"),
        Set.of(variant.signal),
        Validity.anywhere(
            "sees no images; made for convolutions and ReLUs: other norms and gates stay as they are"));
  }

  @Override
  public Score score(Evidence evidence) {
    var layers = evidence.layers(variant.signal);
    if (layers.isEmpty()) {
      return Score.invalid(Cause.NORM_OF_ONE_VALUE, "a batch norm sees one pixel of one image");
    }
    double largest = layers.stream().mapToDouble(LayerNumber::value).max().orElse(0);
    if (largest == 0) {
      return Score.invalid(Cause.DISCONNECTED, "no weight changes the output");
    }
    if (variant == Variant.MEAN) {
      return Score.sumOf(layers.stream().map(layer -> mean(layer, evidence)).toList());
    }
    // the sum of finite layers may be too large for a double
    double scale = Double.isFinite(largest) ? largest : 1;
    var sum = Score.sumOf(layers.stream().map(layer -> scaled(layer, scale)).toList());
    return sum.valid().<Score>map(valid -> logarithm(valid, scale)).orElse(sum);
  }

  private static LayerNumber mean(LayerNumber layer, Evidence evidence) {
    int channels = evidence.cost(layer.layer()).output().channels();
    return new LayerNumber(layer.layer(), layer.reached(), -layer.value() / channels);
  }

  private static LayerNumber scaled(LayerNumber layer, double scale) {
    return new LayerNumber(layer.layer(), layer.reached(), layer.value() / scale);
  }

  private static Valid logarithm(Valid sum, double scale) {
    return new Valid(Math.log(scale) + Math.log(sum.value()), List.of(), sum.exclusions());
  }
}

package io.zico.core.proxy;

import io.zico.core.cost.LayerCost;
import io.zico.core.proxy.ProxyInfo.Scale;
import java.util.Set;

/**
 * Fisher: Σ over layers and output channels of ½ · mean over images of (Σ over positions of a
 * ∂L/∂a)², a the layer's output, in the first batch; L is the mean over the batch.
 *
 * <p>The released code spreads each channel's number over all weights of the channel before it adds
 * up, so that every layer counts as often as a channel has weights: a variant of its own.
 *
 * @see <a href="https://arxiv.org/abs/1906.04113">Turner et al., ICLR 2020</a>
 * @see <a href="https://github.com/SamsungLabs/zero-cost-nas">measures/fisher.py at a43bfbc9</a>
 */
record Fisher(Variant variant) implements Proxy {

  /** Which of the definitions that go by the name. */
  enum Variant {
    PAPER("fisher", "as printed", "arXiv 1906.04113"),
    ORIGINAL(
        "fisher:original",
        "as released: times the weights of a channel",
        "SamsungLabs/zero-cost-nas@a43bfbc9");

    private final String id;
    private final String title;
    private final String source;

    Variant(String id, String title, String source) {
      this.id = id;
      this.title = title;
      this.source = source;
    }
  }

  @Override
  public ProxyInfo info() {
    var provenance =
        Provenance.of(variant.source, "the authors' code, its layers without the extra factor");
    return new ProxyInfo(
        variant.id,
        "sum over channels of the squared activation times gradient, " + variant.title,
        "1",
        Scale.higher("squared loss"),
        variant == Variant.PAPER ? provenance : provenance.asVariantOf("fisher"),
        Set.of(Signal.CHANNEL_SALIENCY),
        Validity.anywhere("one batch of labelled images; smaller for larger batches"));
  }

  @Override
  public Score score(Evidence evidence) {
    var layers = evidence.layers(Signal.CHANNEL_SALIENCY);
    return Score.sumOf(
        variant == Variant.PAPER
            ? layers
            : layers.stream().map(layer -> spread(layer, evidence.cost(layer.layer()))).toList());
  }

  private static LayerNumber spread(LayerNumber layer, LayerCost cost) {
    double weightsOfChannel = (double) cost.weights() / cost.output().channels();
    return new LayerNumber(layer.layer(), layer.reached(), weightsOfChannel * layer.value());
  }
}

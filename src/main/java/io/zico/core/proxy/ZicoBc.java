package io.zico.core.proxy;

import io.zico.core.architecture.TensorShape;
import io.zico.core.data.Task;
import io.zico.core.proxy.ProxyInfo.Scale;
import io.zico.core.proxy.Score.Valid;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * ZiCo-BC: ZiCo − β Σ over layers of ln(H W / √C), against ZiCo's bias to thin and deep networks;
 * H, W and C of the layer's output, β = 1 for classes and 2 for maps.
 *
 * <p>The paper does not say whether input or output is meant, nor whether layers that ZiCo does not
 * count do; nobody has released code. Here it is the output, of the layers that count; a linear
 * layer is a map of one pixel.
 *
 * @see <a href="https://arxiv.org/abs/2309.14666">Bhardwaj et al., ICCVW 2023, Eq. 2</a>
 */
record ZicoBc(Variant variant) implements Proxy {

  private static final Zico ZICO = new Zico(Zico.Variant.OFFICIAL);

  /** What the network is made for. */
  enum Variant {
    CLASSES("zico-bc", 1),
    MAPS("zico-bc:dense", 2);

    private final String id;
    private final int beta;

    Variant(String id, int beta) {
      this.id = id;
      this.beta = beta;
    }
  }

  @Override
  public ProxyInfo info() {
    var provenance = Provenance.of("arXiv 2309.14666, Eq. 2", "the formula on the authors' ZiCo");
    return new ProxyInfo(
        variant.id,
        "zico less %d times the log of each map's pixels over the root of its channels"
            .formatted(variant.beta),
        "1",
        Scale.higher("log"),
        variant == Variant.CLASSES ? provenance : provenance.asVariantOf("zico-bc"),
        ZICO.info().needs(),
        new Validity(
            Set.of(),
            variant == Variant.MAPS ? Set.of(Task.SEGMENTATION) : Set.of(),
            "no code exists to compare with"));
  }

  @Override
  public Score score(Evidence evidence) {
    var score = ZICO.score(evidence);
    return score.valid().map(valid -> corrected(valid, evidence)).orElse(score);
  }

  private Score corrected(Valid zico, Evidence evidence) {
    List<Share> shares =
        zico.shares().stream()
            .map(share -> less(share, variant.beta * bias(evidence.cost(share.layer()).output())))
            .toList();
    return Score.sumOf(shares, zico.exclusions());
  }

  static double bias(TensorShape output) {
    return Math.log(output.positions() / Math.sqrt(output.channels()));
  }

  /** The correction is a matter of shapes. */
  private static Share less(Share share, double bias) {
    return new Share(
        share.layer(),
        share.value() - bias,
        Objects.requireNonNull(share.structural()) - bias,
        share.data(),
        share.weights(),
        share.counted(),
        share.largestShare());
  }
}

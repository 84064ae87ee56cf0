package io.zico.core.proxy;

import io.zico.core.proxy.Exclusion.Reason;
import io.zico.core.proxy.ProxyInfo.Scale;
import java.util.ArrayList;
import java.util.Set;

/**
 * ZiCo: Σ over layers of log Σ over weights of E|g| / σ(g), over the batches' weight gradients.
 *
 * <p>The authors' code and the paper differ in σ, so each is a variant of its own; the third is
 * theirs with each weight's ratio capped, because with two batches one weight whose two gradients
 * nearly agree can carry its whole layer.
 *
 * <p>The sum over weights is their number times their mean, so that ZiCo is Σ ln of the number,
 * which the shape of the network says alone, plus Σ ln of the mean, which the gradients say; the
 * fourth variant is the latter without the former. Only weights that count are in either.
 *
 * @see <a href="https://arxiv.org/abs/2301.11300">Li et al., ICLR 2023, Eq. 15</a>
 * @see <a href="https://github.com/SLDGroup/ZiCo">ZeroShotProxy/compute_zico.py at b0fec65</a>
 */
record Zico(Variant variant) implements Proxy {

  /** Which of the definitions that go by the name. */
  enum Variant {
    OFFICIAL("zico", "as released: deviation of the signed gradient"),
    PAPER("zico:paper", "as printed: deviation of the absolute gradient"),
    CAPPED("zico:capped", "as released, each ratio capped at 1000: well conditioned"),
    MEAN("zico:mean", "as released, the mean ratio in the place of the sum: size does not count");

    private final String id;
    private final String title;

    Variant(String id, String title) {
      this.id = id;
      this.title = title;
    }
  }

  @Override
  public ProxyInfo info() {
    var provenance =
        Provenance.of(
            variant == Variant.PAPER ? "arXiv 2301.11300, Eq. 15" : "SLDGroup/ZiCo@b0fec65",
            variant == Variant.MEAN
                ? "the authors' code, layer by layer, less the log of the weights that count"
                : "the authors' code, layer by layer");
    return new ProxyInfo(
        variant.id,
        "inverse coefficient of variation of the gradients, " + variant.title,
        "1",
        Scale.higher("log"),
        variant == Variant.OFFICIAL ? provenance : provenance.asVariantOf("zico"),
        Set.of(Signal.GRADIENTS),
        Validity.anywhere("two batches or more; ranks are stable from 64 images on"));
  }

  @Override
  public Score score(Evidence evidence) {
    var shares = new ArrayList<Share>();
    var exclusions = new ArrayList<Exclusion>();
    for (var signal : evidence.gradients()) {
      if (sum(signal) == 0) {
        exclusions.add(new Exclusion(signal.layer(), reason(signal)));
      } else {
        shares.add(share(signal));
      }
    }
    return Score.sumOf(shares, exclusions);
  }

  private Share share(GradientSignal signal) {
    var ratios = ratios(signal);
    double sum = sum(signal);
    double size = Math.log((double) ratios.counted());
    double data = Math.log(sum) - size;
    double structural = variant == Variant.MEAN ? 0 : size;
    double largest = variant == Variant.CAPPED ? capped(ratios.largest()) : ratios.largest();
    return new Share(
        signal.layer(),
        variant == Variant.MEAN ? data : Math.log(sum),
        structural,
        data,
        signal.weights(),
        ratios.counted(),
        largest / sum);
  }

  private RatioSum ratios(GradientSignal signal) {
    return variant == Variant.PAPER ? signal.absolute() : signal.signed();
  }

  private double sum(GradientSignal signal) {
    return variant == Variant.CAPPED ? ratios(signal).cappedSum() : ratios(signal).sum();
  }

  private static double capped(double ratio) {
    return Math.min(ratio, RatioSum.CAP);
  }

  private static Reason reason(GradientSignal signal) {
    if (!signal.reached()) {
      return Reason.DISCONNECTED;
    }
    return signal.firstBatchL2() == 0 ? Reason.NO_GRADIENT : Reason.ZERO_DEVIATION;
  }
}

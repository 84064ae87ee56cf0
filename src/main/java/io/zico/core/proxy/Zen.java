package io.zico.core.proxy;

import io.zico.core.proxy.ProxyInfo.Scale;
import io.zico.core.proxy.Score.Cause;
import java.util.Set;

/**
 * Zen-score: ln of the mean over images of Σ |F(x) − F(x + 0.01 x')|, plus Σ over batch norms of ½
 * ln v, where F are the features in front of the global pooling, x and x' normal noise, the weights
 * standard normal, and v the mean over channels of the variance that the norm keeps track of.
 *
 * <p>Follows the released code: it reads the running variances after both passes, of which they
 * hold a tenth each, v = 0.81 + 0.09 v(x) + 0.1 v(x + 0.01 x'); the paper speaks of the variances
 * of the batch. Norms that are created with another momentum, as some of NAS-Bench-101 are, count
 * like all others here. The authors average over 32 draws; here these are the seeds.
 *
 * @see <a href="https://arxiv.org/abs/2102.01063">Lin et al., ICCV 2021</a>
 * @see <a href="https://github.com/idstcv/ZenNAS">ZeroShotProxy/compute_zen_score.py at
 *     d1d617e0</a>
 */
record Zen() implements Proxy {

  private static final double MOMENTUM = 0.1;

  @Override
  public ProxyInfo info() {
    return new ProxyInfo(
        "zen",
        "log of how far features move with the input, scaled back by batch norms",
        "1",
        Scale.higher("log"),
        Provenance.of("idstcv/ZenNAS@d1d617e0", "the authors' code"),
        Set.of(Signal.NOISE_RESPONSE),
        Validity.anywhere(
            "sees no images; made for networks without residual links that are normed by batches"));
  }

  @Override
  public Score score(Evidence evidence) {
    var numbers = evidence.numbers(Signal.NOISE_RESPONSE);
    double distance = numbers.get(0);
    if (distance == 0) {
      return Score.invalid(Cause.DISCONNECTED, "the features do not depend on the input");
    }
    int norms = (numbers.size() - 1) / 2;
    double scale = 0;
    for (int i = 1; i <= norms; i++) {
      scale += Math.log(running(numbers.get(i), numbers.get(i + norms))) / 2;
    }
    return Score.of(Math.log(distance) + scale);
  }

  /** What a running variance that began with 1 is after two batches. */
  private static double running(double first, double second) {
    double once = (1 - MOMENTUM) + MOMENTUM * first;
    return (1 - MOMENTUM) * once + MOMENTUM * second;
  }
}

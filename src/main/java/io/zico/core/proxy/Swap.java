package io.zico.core.proxy;

import io.zico.core.proxy.ProxyInfo.Scale;
import io.zico.core.proxy.Score.Cause;
import io.zico.core.proxy.Validity.Element;
import java.util.List;
import java.util.Set;

/**
 * SWAP: in how many ways the ReLUs of the feature maps tell the first 16 images apart: the number
 * of different patterns of ones and zeros over the images, among all ReLUs; 2¹⁶ at most.
 *
 * <p>The authors run these 16 images alone, and average over 32 initialisations; here batch norms
 * see the whole batch, and the seeds are those of the protocol. A batch of 16 is their pass.
 *
 * <p>The regularised variant multiplies by exp(−(p − μ)² / σ), p the number of parameters in
 * thousands; neither is σ squared nor is there a 2, as in the authors' code. They choose μ and σ
 * for each search, and so may a request; the defaults aim at a million parameters.
 *
 * @see <a href="https://arxiv.org/abs/2403.04161">Peng et al., ICLR 2024</a>
 * @see <a href="https://github.com/pym1024/SWAP">src/metrics/swap.py at f6049f7c</a>
 */
record Swap(Regularisation regularisation) implements Proxy {

  private static final ProxyOption.Decimal MU =
      new ProxyOption.Decimal("mu", "thousands of parameters that score most", 1e3, 0, 1e9);
  private static final ProxyOption.Decimal SIGMA =
      new ProxyOption.Decimal(
          "sigma", "square of the distance, in thousands, that divides by e", 1e6, 1e-6, 1e12);
  private static final List<ProxyOption> OPTIONS = List.of(MU, SIGMA);

  /** Which sizes a score is drawn to; none leaves it as it is. */
  record Regularisation(double mu, double sigma) {

    static final Regularisation NONE = new Regularisation(0, Double.POSITIVE_INFINITY);

    double factor(long parameters) {
      double distance = parameters / 1e3 - mu;
      return Math.exp(-distance * distance / sigma);
    }
  }

  static Swap plain() {
    return new Swap(Regularisation.NONE);
  }

  /** The regularised variant of the catalogue. */
  static Swap regularised() {
    return regularised(MU.usual(), SIGMA.usual());
  }

  static Swap regularised(double mu, double sigma) {
    return new Swap(new Regularisation(mu, sigma));
  }

  @Override
  public ProxyInfo info() {
    boolean plain = regularisation.equals(Regularisation.NONE);
    var provenance = Provenance.of("pym1024/SWAP@f6049f7c", "the authors' code");
    return new ProxyInfo(
        plain ? "swap" : "swap:regularised",
        plain
            ? "number of different patterns of ReLUs over 16 images"
            : "the same, drawn to a number of parameters",
        "1",
        Scale.higher("patterns"),
        plain ? provenance : provenance.asVariantOf("swap"),
        Set.of(Signal.PATTERNS),
        new Validity(
            Set.of(Element.RECTIFIER),
            Set.of(),
            plain
                ? "needs a batch of 16 or more: fewer images saturate"
                : "μ = %s thousand parameters and σ = %s fit no search in particular"
                    .formatted(regularisation.mu, regularisation.sigma)));
  }

  @Override
  public List<ProxyOption> options() {
    return regularisation.equals(Regularisation.NONE) ? List.of() : OPTIONS;
  }

  @Override
  public Proxy with(OptionValues values) {
    return regularised(values.number(MU), values.number(SIGMA));
  }

  @Override
  public Score score(Evidence evidence) {
    var numbers = evidence.numbers(Signal.PATTERNS);
    if (numbers.isEmpty()) {
      return Score.invalid(Cause.NOTHING_TO_SEE, "the network has no ReLU over a feature map");
    }
    double factor = regularisation.factor(evidence.costs().parameters());
    return factor > 0
        ? Score.of(numbers.get(0) * factor)
        : Score.invalid(Cause.UNDERFLOW, "the size is so far from μ that nothing remains");
  }
}

package io.zico.core.proxy;

import io.zico.core.data.Task;
import io.zico.core.proxy.ProxyInfo.Scale;
import io.zico.core.proxy.Score.Cause;
import java.util.List;
import java.util.Set;

/**
 * VKDNW: −Σ t ln t of the deciles t of the eigenvalues of the Fisher information, divided by their
 * sum. The information is that of the first weight of each of the first 128 tensors of parameters,
 * with batch norms as in evaluation: {@link FisherInformation}.
 *
 * <p>As in the authors' code, probabilities are smoothed with constants in half precision. It also
 * multiplies the Jacobian by the Cholesky factor of the covariance of the classes where it would
 * have to be the transposed one: a variant of its own.
 *
 * <p>Tensors are counted in canonical order, and those that no path connects to the output do not
 * count; in the protocol of the golden files, they do, as in the authors' code. Embeddings never
 * count.
 *
 * @see <a href="https://arxiv.org/abs/2502.04975">Tybl and Neumann, 2025</a>
 * @see <a href="https://github.com/ondratybl/VKDNW">NB201/ZeroShotProxy/compute_vkdnw_score.py at
 *     6901b65f</a>
 */
record Vkdnw(Variant variant) implements Proxy {

  private static final int DECILES = 9;
  private static final double TINY = 1e-10;

  /** Which of the definitions that go by the name. */
  enum Variant {
    PAPER("vkdnw", "of the Fisher information"),
    ORIGINAL("vkdnw:original", "as released: with the factor in place of its transpose");

    private final String id;
    private final String title;

    Variant(String id, String title) {
      this.id = id;
      this.title = title;
    }
  }

  @Override
  public ProxyInfo info() {
    var provenance = Provenance.of("ondratybl/VKDNW@6901b65f", "the authors' code");
    return new ProxyInfo(
        variant.id,
        "entropy of the deciles of the eigenvalues, " + variant.title,
        "1",
        Scale.higher("nats"),
        variant == Variant.PAPER ? provenance : provenance.asVariantOf("vkdnw"),
        Set.of(Signal.FISHER_SPECTRUM),
        new Validity(
            Set.of(),
            Set.of(Task.CLASSIFICATION),
            "a backward pass for each class; the authors add its rank to that of the size"));
  }

  @Override
  public Score score(Evidence evidence) {
    var numbers = evidence.numbers(Signal.FISHER_SPECTRUM);
    if (numbers.isEmpty()) {
      return Score.invalid(Cause.NOTHING_TO_SEE, "the output is no vector of logits with weights");
    }
    int half = numbers.size() / 2;
    var eigenvalues =
        variant == Variant.PAPER ? numbers.subList(0, half) : numbers.subList(half, numbers.size());
    return eigenvalues.stream().allMatch(value -> value == 0)
        ? Score.invalid(Cause.SINGULAR, "no parameter changes the output")
        : Score.of(entropy(eigenvalues));
  }

  static double entropy(List<Double> eigenvalues) {
    double[] sorted = eigenvalues.stream().mapToDouble(Math::abs).sorted().toArray();
    double[] deciles = new double[DECILES];
    double sum = TINY;
    for (int i = 0; i < DECILES; i++) {
      deciles[i] = quantile(sorted, (i + 1) / 10.0);
      sum += deciles[i];
    }
    double entropy = 0;
    for (double decile : deciles) {
      double t = decile / sum;
      entropy -= t * Math.log(t + TINY);
    }
    return entropy;
  }

  /** Between the two neighbours, in proportion. */
  private static double quantile(double[] sorted, double part) {
    double place = part * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}

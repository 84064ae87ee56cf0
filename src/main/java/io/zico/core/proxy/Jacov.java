package io.zico.core.proxy;

import io.zico.core.proxy.ProxyInfo.Scale;
import io.zico.core.proxy.Score.Cause;
import java.util.Set;

/**
 * Jacobian covariance: −Σ ln(v + k) + 1 / (v + k), k = 10⁻⁵, over the eigenvalues v of the
 * correlation between images of ∂(Σ outputs)/∂(image), in the first batch.
 *
 * <p>As in the authors' code, batch norms couple the images. Theirs solves for the eigenvalues of
 * any matrix; here the matrix is known to be symmetric.
 *
 * @see <a href="https://arxiv.org/abs/2006.04647v1">Mellor et al., 2020, first version</a>
 * @see <a href="https://github.com/SamsungLabs/zero-cost-nas">measures/jacob_cov.py at a43bfbc9</a>
 */
record Jacov() implements Proxy {

  private static final double K = 1e-5;

  @Override
  public ProxyInfo info() {
    return new ProxyInfo(
        "jacov",
        "how little the gradients at different images correlate",
        "1",
        Scale.higher("log"),
        Provenance.of("SamsungLabs/zero-cost-nas@a43bfbc9", "the authors' code"),
        Set.of(Signal.INPUT_GRADIENTS),
        Validity.anywhere("compares networks at one batch size only"));
  }

  @Override
  public Score score(Evidence evidence) {
    var eigenvalues = evidence.numbers(Signal.INPUT_GRADIENTS);
    if (eigenvalues.isEmpty()) {
      return Score.invalid(Cause.SINGULAR, "the output does not depend on some image");
    }
    return Score.of(-eigenvalues.stream().mapToDouble(v -> Math.log(v + K) + 1 / (v + K)).sum());
  }
}

package io.zico.core.proxy;

import io.zico.core.proxy.ProxyInfo.Direction;
import io.zico.core.proxy.ProxyInfo.Scale;
import io.zico.core.proxy.Score.Cause;
import java.util.Set;

/**
 * Condition number of the neural tangent kernel: largest over smallest eigenvalue of the products
 * gᵢ · gⱼ, gᵢ the gradient of the sum of image i's outputs at the weights of convolutions, linear
 * layers and norms, in the first batch. Lower is better: the network trains as fast in all
 * directions.
 *
 * <p>As in the authors' code, batch norms couple the images, biases do not count and nothing is
 * divided by the number of weights. Theirs turns a singular kernel into a large number; here it has
 * no score.
 *
 * @see <a href="https://arxiv.org/abs/2102.11535">Chen et al., ICLR 2021</a>
 * @see <a href="https://github.com/VITA-Group/TENAS">lib/procedures/ntk.py at 9df78ffd</a>
 */
record Ntk() implements Proxy {

  /** What is smaller than this part of the largest eigenvalue is rounding. */
  private static final double NEGLIGIBLE = 1e-12;

  @Override
  public ProxyInfo info() {
    return new ProxyInfo(
        "ntk",
        "condition number of the neural tangent kernel",
        "1",
        new Scale(Direction.LOWER_IS_BETTER, "ratio"),
        Provenance.of("VITA-Group/TENAS@9df78ffd", "the authors' code"),
        Set.of(Signal.TANGENT_KERNEL),
        Validity.anywhere(
            "grows with the batch, of which each image takes a backward pass; above 10⁶, take FLOAT64"));
  }

  @Override
  public Score score(Evidence evidence) {
    var eigenvalues = evidence.numbers(Signal.TANGENT_KERNEL);
    double largest = eigenvalues.stream().mapToDouble(v -> v).max().orElse(0);
    double smallest = eigenvalues.stream().mapToDouble(v -> v).min().orElse(0);
    if (largest == 0) {
      return Score.invalid(Cause.DISCONNECTED, "no weight changes the outputs");
    }
    if (smallest <= NEGLIGIBLE * largest) {
      return Score.invalid(Cause.SINGULAR, "images of the batch move the weights alike");
    }
    return Score.of(largest / smallest);
  }
}

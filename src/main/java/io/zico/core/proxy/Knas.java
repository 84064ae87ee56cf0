package io.zico.core.proxy;

import io.zico.core.proxy.ProxyInfo.Scale;
import io.zico.core.proxy.Score.Cause;
import java.util.Set;

/**
 * KNAS: the mean of the Gram matrix gᵢ · gⱼ of the images' gradients in the first batch. That is
 * the squared norm of their mean, Σ over layers of ‖∂L/∂W‖₂², which one backward pass gives.
 *
 * <p>Follows the paper's words. The released code computes another thing, the {@link
 * HalvedGradients covariance} between two halves of fifty images, in which their order matters: a
 * variant of its own, as it comes out where each image's gradients are kept. With PyTorch before
 * 2.0 they overwrite each other, and it is always zero.
 *
 * @see <a href="https://arxiv.org/abs/2111.13293">Xu et al., ICML 2021</a>
 * @see <a href="https://github.com/Jingjing-NLP/KNAS">exps/NAS-Bench-201/functions.py at
 *     5fbb0fe0</a>
 */
record Knas(Variant variant) implements Proxy {

  /** Which of the definitions that go by the name. */
  enum Variant {
    PAPER("knas", "mean of the Gram matrix of the images' gradients", Signal.GRADIENT_NORMS),
    ORIGINAL(
        "knas:original",
        "covariance of a few gradients of the first 25 images with those of the next 25",
        Signal.HALVED_GRADIENTS);

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
    return new ProxyInfo(
        variant.id,
        variant.title,
        "1",
        Scale.higher("squared norm of a gradient"),
        variant == Variant.PAPER
            ? Provenance.of("arXiv 2111.13293", "Gram matrices of single gradients, in float64")
            : Provenance.of("Jingjing-NLP/KNAS@5fbb0fe0", "the authors' code").asVariantOf("knas"),
        Set.of(variant.signal),
        Validity.anywhere(
            variant == Variant.PAPER
                ? "one batch of labelled images"
                : "zero but for chance: the order of the images decides"));
  }

  @Override
  public Score score(Evidence evidence) {
    if (variant == Variant.PAPER) {
      return Score.sumOf(
          evidence.layers(variant.signal).stream()
              .map(
                  norm ->
                      new LayerNumber(norm.layer(), norm.reached(), norm.value() * norm.value()))
              .toList());
    }
    var numbers = evidence.numbers(variant.signal);
    return numbers.isEmpty()
        ? Score.invalid(Cause.NORM_OF_ONE_VALUE, "a batch norm sees one pixel of one image")
        : Score.of(numbers.get(0));
  }
}

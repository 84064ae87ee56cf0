package io.zico.core.proxy;

import io.zico.core.proxy.ProxyInfo.Scale;
import io.zico.core.proxy.Score.Cause;
import io.zico.core.proxy.Validity.Element;
import java.util.Set;

/**
 * Linear regions: how many patterns of ones and zeros the ReLUs of a thin network show over 3,000
 * images of 1x3x3: one cell of one channel without a stem, a batch norm and a ReLU behind it.
 *
 * <p>The authors cut the images out of 3,000 pictures and draw weights as Kaiming does; here they
 * are grey squares of the pictures that the protocol draws, and the weights are the protocol's. A
 * norm behind each convolution makes up for the scale. They never add this to the {@link Ntk
 * condition of the tangent kernel}, but the ranks of both. The network as a whole would tell all
 * images apart, and always score their number.
 *
 * @see <a href="https://arxiv.org/abs/2102.11535">Chen et al., ICLR 2021</a>
 * @see <a href="https://github.com/VITA-Group/TENAS">lib/procedures/linear_region_counter.py at
 *     9df78ffd</a>
 */
record LinearRegions() implements Proxy {

  @Override
  public ProxyInfo info() {
    return new ProxyInfo(
        "linear-regions",
        "number of patterns of ReLUs in one cell of one channel, over 3,000 squares of 3x3",
        "1",
        Scale.higher("patterns"),
        Provenance.of("VITA-Group/TENAS@9df78ffd", "the authors' code"),
        Set.of(Signal.LINEAR_REGIONS),
        new Validity(
            Set.of(Element.RECTIFIER),
            Set.of(),
            "for spaces that say what a thin network of theirs is: nats-tss; says nothing of width and depth"));
  }

  @Override
  public Score score(Evidence evidence) {
    var numbers = evidence.numbers(Signal.LINEAR_REGIONS);
    return numbers.isEmpty()
        ? Score.invalid(Cause.NOTHING_TO_SEE, "no ReLU of the thin network sees the image")
        : Score.of(numbers.get(0));
  }
}

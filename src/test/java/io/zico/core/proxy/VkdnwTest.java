package io.zico.core.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.zico.core.proxy.Score.Cause;
import io.zico.core.proxy.Score.Invalid;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VkdnwTest {

  private static final Proxy VKDNW = new Vkdnw(Vkdnw.Variant.PAPER);

  @Test
  void equalEigenvaluesHaveTheLargestEntropy() {
    // nine deciles, each a ninth
    assertThat(Vkdnw.entropy(List.of(3.0, 3.0))).isCloseTo(Math.log(9), within(1e-8));
  }

  @Test
  void decilesLieBetweenEigenvaluesInProportion() {
    // of 0 and 1: 0.1, ..., 0.9, which sum to 4.5
    double entropy =
        -IntStream.rangeClosed(1, 9).mapToDouble(i -> i / 45.0 * Math.log(i / 45.0)).sum();

    assertThat(Vkdnw.entropy(List.of(1.0, 0.0))).isCloseTo(entropy, within(1e-8));
  }

  @Test
  void eachVariantHasItsHalfOfTheNumbers() {
    var evidence = Evidences.numbers(Signal.FISHER_SPECTRUM, 3.0, 3.0, 0.0, 1.0);

    assertThat(Evidences.valid(VKDNW.score(evidence)).value())
        .isGreaterThan(Evidences.valid(new Vkdnw(Vkdnw.Variant.ORIGINAL).score(evidence)).value());
  }

  @Test
  void saysSoWhereThereIsNoInformation() {
    assertThat(cause(Evidences.numbers(Signal.FISHER_SPECTRUM))).isEqualTo(Cause.NOTHING_TO_SEE);
    assertThat(cause(Evidences.numbers(Signal.FISHER_SPECTRUM, 0.0, 0.0)))
        .isEqualTo(Cause.SINGULAR);
  }

  @Test
  void informationOfOneParameterIsThatByHand() {
    // equal logits: p = 1/2 each, Σ = 1/4 (1 -1 / -1 1), L = 1/2 (1 0 / -1 0)
    var information = new FisherInformation(1);
    information.add(new double[] {7, 7}, new double[][] {{3}, {1}});

    // Jᵀ Σ J = (3 - 1)² / 4; L J = 1/2 (3, -3); smoothing moves p by a ten-thousandth
    assertThat(information.eigenvalues()[0]).isCloseTo(1, within(1e-3));
    assertThat(information.eigenvaluesAsReleased()[0]).isCloseTo(4.5, within(5e-3));
  }

  @Test
  void informationIsTheMeanOverImages() {
    var information = new FisherInformation(1);
    information.add(new double[] {7, 7}, new double[][] {{3}, {1}});
    information.add(new double[] {7, 7}, new double[][] {{1}, {1}});

    assertThat(information.eigenvalues()[0]).isCloseTo(0.5, within(1e-3));
  }

  @Test
  void manyClassesLeaveNothingButStayFinite() {
    // in half precision, the parts that are added to a thousand classes sum to more than their due
    double[][] jacobian = new double[1000][1];
    jacobian[999][0] = 1;
    var information = new FisherInformation(1);
    information.add(new double[1000], jacobian);

    assertThat(information.eigenvalues()[0]).isFinite();
    assertThat(information.eigenvaluesAsReleased()[0]).isFinite();
  }

  @Test
  void smoothingIsInHalfPrecision() {
    assertThat(FisherInformation.half(0.05)).isEqualTo(0.04998779296875);
    assertThat(FisherInformation.half(0.95)).isEqualTo(0.9501953125);
    assertThat(FisherInformation.half(0.04998779296875 / 10)).isEqualTo(0.00499725341796875);
    assertThat(FisherInformation.half(0.04998779296875 / 120)).isEqualTo(0.0004165172576904297);
  }

  private static Cause cause(Evidence evidence) {
    return ((Invalid) VKDNW.score(evidence)).cause();
  }
}

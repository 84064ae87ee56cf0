package io.zico.core.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class KnasTest {

  @Test
  void theMeanOfTheGramMatrixIsASquaredNorm() {
    // gradients (6, 0) and (0, 8) of two images: Gram matrix 36 0 / 0 64, mean 25; their mean is
    // (3, 4), of norm 5
    var score = new Knas(Knas.Variant.PAPER).score(Evidences.layers(Signal.GRADIENT_NORMS, 5, 2));

    assertThat(Evidences.valid(score).value()).isEqualTo(25 + 4);
  }

  /**
   * Two tensors of one element, four images: halves (1, 3) and (2, 8) vary by (-1)(-3) + (1)(3) =
   * 6, halves (0, 2) and (5, 1) by (-1)(2) + (1)(-2) = -4; over four squared.
   */
  @Test
  void originalComparesTheHalvesInTheirOrder() {
    var gradients = new HalvedGradients();
    gradients.add(new double[][] {{1}, {0}});
    gradients.add(new double[][] {{3}, {2}});
    gradients.add(new double[][] {{2}, {5}});
    gradients.add(new double[][] {{8}, {1}});

    assertThat(gradients.covariance()).isCloseTo(0.125, within(1e-15));
  }
}

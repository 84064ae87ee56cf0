package io.zico.core.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KnasTest {

  @Test
  void theMeanOfTheGramMatrixIsASquaredNorm() {
    // gradients (6, 0) and (0, 8) of two images: Gram matrix 36 0 / 0 64, mean 25; their mean is
    // (3, 4), of norm 5
    var score = new Knas().score(Evidences.layers(Signal.GRADIENT_NORMS, 5, 2));

    assertThat(Evidences.valid(score).value()).isEqualTo(25 + 4);
  }
}

package io.zico.core.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.zico.core.proxy.Score.Cause;
import io.zico.core.proxy.Score.Invalid;
import org.junit.jupiter.api.Test;

class ZenTest {

  @Test
  void withoutNormsItIsTheLogarithmOfTheDistance() {
    assertThat(score(7.0)).isCloseTo(Math.log(7), within(1e-15));
  }

  @Test
  void normsScaleBackByTheirRunningDeviations() {
    // 0.81 + 0.09 · 1 + 0.1 · 1 = 1, and 0.81 + 0.09 · 3 + 0.1 · 13 = 2.38
    assertThat(score(7.0, 1.0, 3.0, 1.0, 13.0))
        .isCloseTo(Math.log(7) + Math.log(2.38) / 2, within(1e-14));
  }

  @Test
  void featuresThatNeverMoveHaveNoScore() {
    var score = new Zen().score(Evidences.numbers(Signal.NOISE_RESPONSE, 0.0, 1.0, 1.0));

    assertThat(((Invalid) score).cause()).isEqualTo(Cause.DISCONNECTED);
  }

  private static double score(Double... numbers) {
    return Evidences.valid(new Zen().score(Evidences.numbers(Signal.NOISE_RESPONSE, numbers)))
        .value();
  }
}

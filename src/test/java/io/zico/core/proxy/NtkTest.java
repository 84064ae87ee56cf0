package io.zico.core.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.zico.core.proxy.ProxyInfo.Direction;
import io.zico.core.proxy.Score.Cause;
import io.zico.core.proxy.Score.Invalid;
import org.junit.jupiter.api.Test;

class NtkTest {

  @Test
  void isTheLargestOverTheSmallestEigenvalue() {
    assertThat(Evidences.valid(score(0.5, 1.0, 6.0)).value()).isEqualTo(12);
    assertThat(new Ntk().info().scale().direction()).isEqualTo(Direction.LOWER_IS_BETTER);
  }

  @Test
  void imagesThatMoveTheWeightsAlikeHaveNoScore() {
    assertThat(cause(score(0.0, 6.0))).isEqualTo(Cause.SINGULAR);
    assertThat(cause(score(-1e-15, 6.0))).isEqualTo(Cause.SINGULAR);
  }

  @Test
  void weightsThatMoveNothingHaveNoScore() {
    assertThat(cause(score())).isEqualTo(Cause.DISCONNECTED);
    assertThat(cause(score(0.0, 0.0))).isEqualTo(Cause.DISCONNECTED);
  }

  private static Score score(Double... eigenvalues) {
    return new Ntk().score(Evidences.numbers(Signal.TANGENT_KERNEL, eigenvalues));
  }

  private static Cause cause(Score score) {
    return ((Invalid) score).cause();
  }
}

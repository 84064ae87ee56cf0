package io.zico.core.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.zico.core.proxy.Score.Cause;
import io.zico.core.proxy.Score.Invalid;
import org.junit.jupiter.api.Test;

class NaswotTest {

  private static final Proxy NASWOT = new Naswot(Naswot.Variant.PAPER);

  @Test
  void isALogDeterminantWithoutShares() {
    var score = Evidences.valid(NASWOT.score(Evidences.numbers(Signal.AGREEMENT, 86.6)));

    assertThat(score.value()).isEqualTo(86.6);
    assertThat(score.shares()).isEmpty();
  }

  @Test
  void saysWhyThereIsNone() {
    var alike = Evidences.numbers(Signal.AGREEMENT, Double.NEGATIVE_INFINITY);
    var without = Evidences.numbers(Signal.AGREEMENT);

    assertThat(cause(alike)).isEqualTo(Cause.SINGULAR);
    assertThat(cause(without)).isEqualTo(Cause.NOTHING_TO_SEE);
  }

  private static Cause cause(Evidence evidence) {
    return ((Invalid) NASWOT.score(evidence)).cause();
  }
}

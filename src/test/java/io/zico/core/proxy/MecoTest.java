package io.zico.core.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.zico.core.proxy.Score.Cause;
import io.zico.core.proxy.Score.Invalid;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class MecoTest {

  private static final Proxy MECO = new Meco(Meco.Variant.PAPER);

  @Test
  void sumsTheEigenvaluesOfAllMaps() {
    var score = Evidences.valid(MECO.score(Evidences.numbers(Signal.CORRELATIONS, 0.5, 0.0, 0.25)));

    assertThat(score.value()).isCloseTo(0.75, within(1e-15));
  }

  @Test
  void saysSoWhereThereAreNoMaps() {
    assertThat(MECO.score(Evidences.numbers(Signal.CORRELATIONS)))
        .asInstanceOf(InstanceOfAssertFactories.type(Invalid.class))
        .extracting(Invalid::cause)
        .isEqualTo(Cause.NOTHING_TO_SEE);
  }
}

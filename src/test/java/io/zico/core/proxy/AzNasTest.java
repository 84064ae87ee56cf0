package io.zico.core.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.zico.core.cost.Costs;
import io.zico.core.proxy.AzNas.Component;
import io.zico.core.proxy.Score.Cause;
import io.zico.core.proxy.Score.Invalid;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AzNasTest {

  @Test
  void expressivitySumsAndProgressivityTakesTheSmallestStep() {
    var evidence = Evidences.numbers(Signal.FEATURE_ENTROPIES, 1.5, 2.0, 1.75, 2.5);

    assertThat(value(Component.EXPRESSIVITY, evidence)).isEqualTo(7.75);
    assertThat(value(Component.PROGRESSIVITY, evidence)).isEqualTo(-0.25);
  }

  @Test
  void trainabilityIsLargestWhereBlocksKeepTheScale() {
    // 2 - s - 1 / s: 0 for 1, and -1/2 for 2 as for 1/2
    assertThat(value(Component.TRAINABILITY, Evidences.numbers(Signal.BLOCK_GAINS, 1.0)))
        .isCloseTo(0, within(1e-5));
    assertThat(value(Component.TRAINABILITY, Evidences.numbers(Signal.BLOCK_GAINS, 1.0, 2.0, 0.5)))
        .isCloseTo(-1.0 / 3, within(1e-5));
  }

  @Test
  void complexityIsMultiplyAccumulates() {
    var evidence = new Evidence(new Costs(1, 42, 1, List.of()), List.of(), Map.of());

    assertThat(value(Component.COMPLEXITY, evidence)).isEqualTo(42);
  }

  @Test
  void saysWhyThereIsNone() {
    double constant = Double.NEGATIVE_INFINITY;
    var still = Evidences.numbers(Signal.FEATURE_ENTROPIES, 1.0, constant);

    assertThat(cause(Component.EXPRESSIVITY, still)).isEqualTo(Cause.SINGULAR);
    assertThat(cause(Component.PROGRESSIVITY, still)).isEqualTo(Cause.SINGULAR);
    assertThat(cause(Component.EXPRESSIVITY, Evidences.numbers(Signal.FEATURE_ENTROPIES)))
        .isEqualTo(Cause.NOTHING_TO_SEE);
    assertThat(cause(Component.PROGRESSIVITY, Evidences.numbers(Signal.FEATURE_ENTROPIES, 1.0)))
        .isEqualTo(Cause.NOTHING_TO_SEE);
    assertThat(cause(Component.TRAINABILITY, Evidences.numbers(Signal.BLOCK_GAINS, 1.0, -1.0)))
        .isEqualTo(Cause.SINGULAR);
    assertThat(cause(Component.TRAINABILITY, Evidences.numbers(Signal.BLOCK_GAINS)))
        .isEqualTo(Cause.NOTHING_TO_SEE);
  }

  private static double value(Component component, Evidence evidence) {
    return Evidences.valid(new AzNas(component).score(evidence)).value();
  }

  private static Cause cause(Component component, Evidence evidence) {
    return ((Invalid) new AzNas(component).score(evidence)).cause();
  }
}

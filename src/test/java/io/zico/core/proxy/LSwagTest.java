package io.zico.core.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.zico.core.proxy.Exclusion.Reason;
import io.zico.core.proxy.Recorded.Layers;
import io.zico.core.proxy.Recorded.Numbers;
import io.zico.core.proxy.Score.Cause;
import io.zico.core.proxy.Score.Invalid;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class LSwagTest {

  private static final Proxy L_SWAG = new LSwag();

  @Test
  void oneLayerCountsAsOftenAsThereArePatterns() {
    // 3 patterns, and weights of deviation 1/4 and 1/2: 3 ln (4 + 2)
    var score = Evidences.valid(L_SWAG.score(evidence(3, layer("a", 6))));

    assertThat(score.value()).isCloseTo(3 * Math.log(6), within(1e-12));
  }

  @Test
  void layersAddUpWithTheirLogarithms() {
    // 10 (ln 2 + ln 50 - ln 100) = 0
    var score =
        Evidences.valid(
            L_SWAG.score(evidence(10, layer("a", 2), layer("b", 50), layer("c", 0.01))));

    assertThat(score.value()).isCloseTo(0, within(1e-12));
    assertThat(score.shares()).hasSize(3);
  }

  @Test
  void layersWithoutDeviationDoNotCount() {
    var score =
        Evidences.valid(
            L_SWAG.score(
                evidence(2, layer("a", 0), LayerNumber.unreached("b"), layer("c", Math.E))));

    assertThat(score.value()).isCloseTo(2, within(1e-12));
    assertThat(score.exclusions())
        .containsExactly(
            new Exclusion("a", Reason.ZERO_DEVIATION), new Exclusion("b", Reason.DISCONNECTED));
  }

  @Test
  void networksWithoutRectifiersHaveNone() {
    var evidence =
        new Evidence(
            Evidences.NO_COSTS,
            List.of(),
            Map.of(
                Signal.PATTERNS,
                new Numbers(List.of()),
                Signal.INVERSE_DEVIATIONS,
                new Layers(List.of())));

    assertThat(L_SWAG.score(evidence))
        .asInstanceOf(InstanceOfAssertFactories.type(Invalid.class))
        .extracting(Invalid::cause)
        .isEqualTo(Cause.NOTHING_TO_SEE);
  }

  private static LayerNumber layer(String name, double inverseDeviations) {
    return new LayerNumber(name, true, inverseDeviations);
  }

  private static Evidence evidence(double patterns, LayerNumber... layers) {
    return new Evidence(
        Evidences.NO_COSTS,
        List.of(),
        Map.of(
            Signal.PATTERNS,
            new Numbers(List.of(patterns)),
            Signal.INVERSE_DEVIATIONS,
            new Layers(List.of(layers))));
  }
}

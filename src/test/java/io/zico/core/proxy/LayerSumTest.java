package io.zico.core.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.zico.core.proxy.Exclusion.Reason;
import io.zico.core.proxy.Recorded.Layers;
import io.zico.core.proxy.Score.Cause;
import io.zico.core.proxy.Score.Invalid;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proxies that add up one number of each layer. */
class LayerSumTest {

  @ParameterizedTest
  @CsvSource({
    "grad-norm, GRADIENT_NORMS",
    "snip, SALIENCY",
    "plain, SIGNED_SALIENCY",
    "l2-norm, WEIGHT_NORMS",
    "fisher, CHANNEL_SALIENCY"
  })
  void addsUpWhatTheLayersGive(String proxy, Signal signal) {
    var score = score(proxy, Evidences.layers(signal, 2.5, -0.5, 3));

    assertThat(Evidences.valid(score).value()).isEqualTo(5);
    assertThat(Evidences.valid(score).shares())
        .containsExactly(Share.of("a", 2.5), Share.of("b", -0.5), Share.of("c", 3));
  }

  @Test
  void saysWhichLayersAddNothing() {
    var layers =
        new Layers(
            List.of(
                new LayerNumber("alive", true, 2),
                new LayerNumber("silent", true, 0),
                LayerNumber.unreached("apart")));

    var score = score("snip", Evidences.of(Evidences.NO_COSTS, Signal.SALIENCY, layers));

    assertThat(Evidences.valid(score).exclusions())
        .containsExactly(
            new Exclusion("silent", Reason.NO_GRADIENT),
            new Exclusion("apart", Reason.DISCONNECTED));
  }

  @Test
  void namesTheLayerThatIsNoNumber() {
    var score = score("snip", Evidences.layers(Signal.SALIENCY, 1, Double.NaN, 2));

    assertThat(score).isEqualTo(new Invalid(Cause.NOT_FINITE, "b", "what the layer adds is NaN"));
  }

  @Test
  void finiteLayersWhoseSumOverflowsGiveNoScore() {
    var score = score("snip", Evidences.layers(Signal.SALIENCY, 1e308, 1e308));

    assertThat(score).isEqualTo(new Invalid(Cause.NOT_FINITE, null, "the score is Infinity"));
  }

  private static Score score(String proxy, Evidence evidence) {
    return Proxies.find(proxy).orElseThrow().score(evidence);
  }
}

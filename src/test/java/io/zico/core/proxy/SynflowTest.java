package io.zico.core.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.zico.core.architecture.LayerKind;
import io.zico.core.architecture.TensorShape;
import io.zico.core.cost.LayerCost;
import io.zico.core.proxy.Exclusion.Reason;
import io.zico.core.proxy.Recorded.Layers;
import io.zico.core.proxy.Score.Cause;
import io.zico.core.proxy.Score.Invalid;
import java.util.List;
import org.junit.jupiter.api.Test;

class SynflowTest {

  private static final Synflow SYNFLOW = new Synflow(Synflow.Variant.BYPASSED);

  @Test
  void isTheLogarithmOfWhatTheLayersAddUpTo() {
    var score = SYNFLOW.score(Evidences.layers(Signal.FLOW, 2, 5, 1));

    assertThat(Evidences.valid(score).value()).isCloseTo(Math.log(8), within(1e-15));
    assertThat(Evidences.valid(score).shares()).isEmpty();
  }

  @Test
  void layersWhoseSumOverflowsStillHaveAScore() {
    var score = SYNFLOW.score(Evidences.layers(Signal.FLOW, 1e308, 1e308, 2e307));

    assertThat(Evidences.valid(score).value())
        .isCloseTo(Math.log(2.2) + 308 * Math.log(10), within(1e-12));
  }

  @Test
  void namesTheLayerThatOverflows() {
    var evidence = Evidences.layers(Signal.FLOW, 1, Double.POSITIVE_INFINITY);

    assertThat(SYNFLOW.score(evidence))
        .isEqualTo(new Invalid(Cause.NOT_FINITE, "b", "what the layer adds is Infinity"));
  }

  @Test
  void aNetworkThatNothingFlowsThroughHasNoScore() {
    assertThat(cause(SYNFLOW.score(Evidences.layers(Signal.FLOW, 0, 0))))
        .isEqualTo(Cause.DISCONNECTED);
  }

  @Test
  void saysWhichLayersNothingFlowsThrough() {
    var layers =
        new Layers(List.of(new LayerNumber("alive", true, 2), LayerNumber.unreached("apart")));

    var score = SYNFLOW.score(Evidences.of(Evidences.NO_COSTS, Signal.FLOW, layers));

    assertThat(Evidences.valid(score).exclusions())
        .containsExactly(new Exclusion("apart", Reason.DISCONNECTED));
  }

  @Test
  void aNormOfOneValueMakesNoScore() {
    var nothing = Evidences.layers(Signal.NORMED_FLOW);

    assertThat(cause(new Synflow(Synflow.Variant.NORMED).score(nothing)))
        .isEqualTo(Cause.NORM_OF_ONE_VALUE);
  }

  private static Cause cause(Score score) {
    return ((Invalid) score).cause();
  }

  /** 6 over 3 channels and 8 over 4. */
  @Test
  void meanVariantTurnsTheSign() {
    var costs =
        List.of(
            new LayerCost("a", LayerKind.CONV, 1, 1, 0, TensorShape.of(3, 2, 2)),
            new LayerCost("b", LayerKind.LINEAR, 1, 1, 0, TensorShape.of(4)));
    var evidence = Evidences.layers(Signal.NORMED_FLOW, costs, 6, 8);

    var score = Evidences.valid(new Synflow(Synflow.Variant.MEAN).score(evidence));

    assertThat(score.value()).isEqualTo(-4);
    assertThat(score.shares()).containsExactly(Share.of("a", -2), Share.of("b", -2));
  }
}

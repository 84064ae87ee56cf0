package io.zico.core.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.zico.core.architecture.LayerKind;
import io.zico.core.architecture.TensorShape;
import io.zico.core.cost.LayerCost;
import io.zico.core.proxy.Score.Cause;
import io.zico.core.proxy.Score.Invalid;
import java.util.List;
import org.junit.jupiter.api.Test;

class GradSignTest {

  private static final TensorShape MAP = TensorShape.of(2, 4, 4);

  private static final List<LayerCost> COSTS =
      List.of(
          new LayerCost("a", LayerKind.CONV, 10, 10, 160, MAP),
          new LayerCost("b", LayerKind.CONV, 30, 30, 480, MAP));

  private static final Evidence EVIDENCE = Evidences.layers(Signal.GRADIENT_SIGNS, COSTS, 40, 60);

  @Test
  void addsUpTheVotesOfAllWeights() {
    assertThat(score(GradSign.Variant.SUM)).isEqualTo(100);
  }

  @Test
  void theMeanIsOverTheWeightsOfAllLayers() {
    assertThat(score(GradSign.Variant.MEAN)).isEqualTo(2.5);
  }

  @Test
  void aNormOfOneValueMakesNoScore() {
    var score = new GradSign(GradSign.Variant.SUM).score(Evidences.layers(Signal.GRADIENT_SIGNS));

    assertThat(((Invalid) score).cause()).isEqualTo(Cause.NORM_OF_ONE_VALUE);
  }

  private static double score(GradSign.Variant variant) {
    return Evidences.valid(new GradSign(variant).score(EVIDENCE)).value();
  }
}

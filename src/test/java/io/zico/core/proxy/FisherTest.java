package io.zico.core.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.zico.core.architecture.LayerKind;
import io.zico.core.architecture.TensorShape;
import io.zico.core.cost.LayerCost;
import java.util.List;
import org.junit.jupiter.api.Test;

class FisherTest {

  @Test
  void theReleasedCodeCountsAChannelForEachOfItsWeights() {
    // 4 channels of 27 weights, 10 outputs of 4 weights
    var costs =
        List.of(
            new LayerCost("a", LayerKind.CONV, 108, 108, 0, TensorShape.of(4, 8, 8)),
            new LayerCost("b", LayerKind.CONV, 40, 50, 0, TensorShape.of(10)));
    var evidence = Evidences.layers(Signal.CHANNEL_SALIENCY, costs, 2, 0.5);

    var paper = new Fisher(Fisher.Variant.PAPER).score(evidence);
    var original = new Fisher(Fisher.Variant.ORIGINAL).score(evidence);

    assertThat(Evidences.valid(paper).value()).isEqualTo(2.5);
    assertThat(Evidences.valid(original).value()).isEqualTo(27 * 2 + 4 * 0.5);
  }
}

package io.zico.core.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.zico.core.architecture.LayerKind;
import io.zico.core.architecture.TensorShape;
import io.zico.core.cost.Costs;
import io.zico.core.cost.LayerCost;
import io.zico.core.proxy.Recorded.Gradients;
import java.util.List;
import org.junit.jupiter.api.Test;

class ZicoBcTest {

  @Test
  void takesOffTheLogOfPixelsOverRootOfChannels() {
    // a map of 8 x 8 with 16 channels: 64 / 4; a vector of 4: 1 / 2; the last layer does not count
    var costs =
        List.of(
            new LayerCost("map", LayerKind.CONV, 1, 1, 0, TensorShape.of(16, 8, 8)),
            new LayerCost("vector", LayerKind.CONV, 1, 1, 0, TensorShape.of(4)),
            new LayerCost("apart", LayerKind.CONV, 1, 1, 0, TensorShape.of(1, 9, 9)));
    // ratio 2 each
    var gradients =
        List.of(
            GradientSignal.of("map", new double[][] {{1}, {3}}),
            GradientSignal.of("vector", new double[][] {{1}, {3}}),
            GradientSignal.unreached("apart", 1));
    var evidence =
        Evidences.of(new Costs(0, 0, 0, costs), Signal.GRADIENTS, new Gradients(gradients));

    var classes = new ZicoBc(ZicoBc.Variant.CLASSES).score(evidence);
    var maps = new ZicoBc(ZicoBc.Variant.MAPS).score(evidence);

    double bias = Math.log(16) + Math.log(0.5);
    assertThat(Evidences.valid(classes).value()).isCloseTo(2 * Math.log(2) - bias, within(1e-12));
    assertThat(Evidences.valid(maps).value()).isCloseTo(2 * Math.log(2) - 2 * bias, within(1e-12));
    // the only weight carries all of its layer, with the ratio that it had before
    var share = Evidences.valid(maps).shares().get(0);
    assertThat(share.dominance()).isEqualTo(1);
    assertThat(share.largestRatio()).isCloseTo(2, within(1e-12));
  }
}

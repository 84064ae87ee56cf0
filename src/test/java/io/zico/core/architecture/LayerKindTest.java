package io.zico.core.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zico.core.architecture.Operator.Convolution;
import io.zico.core.architecture.Operator.Linear;
import org.junit.jupiter.api.Test;

class LayerKindTest {

  @Test
  void kernelAndGroupsTellTheKindsApart() {
    assertThat(LayerKind.of(Convolution.same(8, 3, 1), 4)).isEqualTo(LayerKind.CONV);
    assertThat(LayerKind.of(Convolution.same(8, 1, 2), 4)).isEqualTo(LayerKind.POINTWISE);
    assertThat(LayerKind.of(new Convolution(4, 3, 1, 1, 4, false), 4))
        .isEqualTo(LayerKind.DEPTHWISE);
    assertThat(LayerKind.of(new Convolution(4, 3, 1, 1, 2, false), 4)).isEqualTo(LayerKind.GROUPED);
    assertThat(LayerKind.of(new Linear(2, true), 4)).isEqualTo(LayerKind.LINEAR);
    assertThatThrownBy(() -> LayerKind.of(Operator.Activation.RELU, 4))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

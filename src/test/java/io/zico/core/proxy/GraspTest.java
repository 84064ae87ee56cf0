package io.zico.core.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GraspTest {

  @Test
  void turnsTheSignOfEachLayer() {
    var score = new Grasp().score(Evidences.layers(Signal.CURVATURE, 2.5, -0.5));

    assertThat(Evidences.valid(score).value()).isEqualTo(-2);
    assertThat(Evidences.valid(score).shares())
        .containsExactly(Share.of("a", -2.5), Share.of("b", 0.5));
  }
}

package io.zico.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.zico.core.cost.Costs;
import io.zico.core.cost.LayerCost;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Our costs against those of the networks that the authors' code builds, to the last one. */
class GoldenCountsTest {

  @ParameterizedTest
  @MethodSource("io.zico.engine.GoldenCase#all")
  void costsAreThoseOfTheAuthorsNetwork(GoldenCase golden) {
    var costs = Costs.of(golden.network().source());
    var counts = golden.json().get("counts");

    assertThat(costs.parameters()).isEqualTo(counts.get("params_total").asLong());
    assertThat(costs.macs()).isEqualTo(counts.get("macs_total").asLong());
  }

  @ParameterizedTest
  @MethodSource("io.zico.engine.GoldenCase#all")
  void layersStandInTheAuthorsOrder(GoldenCase golden) {
    var layers = Costs.of(golden.network().source()).layers();
    var expected = golden.json().get("layers").valueStream().toList();

    assertThat(layers.stream().map(LayerCost::name))
        .isEqualTo(expected.stream().map(layer -> layer.get("name").asString()).toList());
    assertThat(layers.stream().map(LayerCost::weights))
        .isEqualTo(
            expected.stream().map(layer -> layer.get("elements")).map(JsonNode::asLong).toList());
  }
}

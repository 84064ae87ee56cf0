package io.zico.core.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.zico.core.proxy.Score.Invalid;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The statistics alone against the authors' {@code caculate_zico} on literal gradients. */
class StatisticsOnlyTest {

  private static final Path FILE = Path.of("src/test/resources/golden/statistics_only.json");

  static Stream<JsonNode> cases() {
    return JsonMapper.shared().readTree(FILE.toFile()).get("cases").valueStream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void equalsTheAuthorsStatisticsOnLiteralGradients(JsonNode golden) {
    var signals = new ArrayList<GradientSignal>();
    golden
        .get("gradients_layer_batch_element")
        .forEachEntry((layer, batches) -> signals.add(GradientSignal.of(layer, rows(batches))));

    var score = Proxies.find("zico").orElseThrow().score(Evidences.of(signals));

    double expected = number(golden.get("zico_f64"));
    if (Double.isNaN(expected)) {
      assertThat(score).isInstanceOf(Invalid.class);
    } else {
      assertThat(Evidences.valid(score).value()).isCloseTo(expected, within(1e-12));
    }
  }

  private static double[][] rows(JsonNode batches) {
    return batches
        .valueStream()
        .map(batch -> batch.valueStream().mapToDouble(StatisticsOnlyTest::number).toArray())
        .toArray(double[][]::new);
  }

  private static double number(JsonNode value) {
    return value.isString() ? Double.parseDouble(value.asString()) : value.asDouble();
  }
}

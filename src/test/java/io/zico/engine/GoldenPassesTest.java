package io.zico.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.zico.core.proxy.Evidence;
import io.zico.core.proxy.Proxies;
import io.zico.core.proxy.Score.Cause;
import io.zico.core.proxy.Score.Invalid;
import io.zico.core.proxy.Signal;
import io.zico.fixture.Golden;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Proxies that take passes of their own against their authors' own code, in float64. */
class GoldenPassesTest {

  static Stream<String> cases() throws Exception {
    return GoldenProxiesTest.cases();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void flowsOfAnImageOfOnesEqualTheAuthors(String id) {
    var evidence = record(id, Signal.FLOW, Signal.NORMED_FLOW);

    compareFlow("synflow", evidence, golden(id, "synflow"));
    compareFlow("synflow:bn", evidence, golden(id, "synflow_bn"));
    GoldenProxiesTest.compareLayers(evidence, Signal.FLOW, golden(id, "synflow"));
    GoldenProxiesTest.compareLayers(evidence, Signal.NORMED_FLOW, golden(id, "synflow_bn"));
  }

  /** Ours is the logarithm of theirs. */
  private static void compareFlow(String proxy, Evidence evidence, JsonNode golden) {
    var score = Proxies.find(proxy).orElseThrow().score(evidence);
    double expected = golden.get("value").asDouble();
    if (expected == 0) {
      assertThat(score)
          .asInstanceOf(InstanceOfAssertFactories.type(Invalid.class))
          .extracting(Invalid::cause)
          .isEqualTo(Cause.DISCONNECTED);
    } else {
      double tolerance = golden.get("suggested_tolerance_f64_abs").asDouble() / expected;
      assertThat(score.valid().orElseThrow().value())
          .as(proxy)
          .isCloseTo(Math.log(expected), within(tolerance));
    }
  }

  private static Evidence record(String id, Signal... signals) {
    var network = GoldenCase.of(id);
    return GoldenProxiesTest.record(network, network.batchSize(), Set.of(signals));
  }

  private static JsonNode golden(String id, String name) {
    return Golden.read("proxies/%s%s.json".formatted(GoldenProxiesTest.PREFIX, id))
        .get("proxies")
        .get(name);
  }
}

package io.zico.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.zico.core.architecture.Node;
import io.zico.core.architecture.Operator.BatchNorm;
import io.zico.core.proxy.Evidence;
import io.zico.core.proxy.LayerNumber;
import io.zico.core.proxy.Proxies;
import io.zico.core.proxy.Recorded.Layers;
import io.zico.core.proxy.Score.Cause;
import io.zico.core.proxy.Score.Invalid;
import io.zico.core.proxy.Signal;
import io.zico.fixture.Golden;
import java.util.List;
import java.util.Map;
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

  /** Their norms have momenta of their own; ours all have 0.1. */
  @ParameterizedTest
  @MethodSource("cases")
  void responsesToNoiseEqualTheAuthors(String id) {
    var golden = golden(id, "zen");
    var evidence = record(id, Signal.NOISE_RESPONSE);
    var numbers = evidence.numbers(Signal.NOISE_RESPONSE);
    var norms = golden.at("/intermediate/bn").valueStream().toList();
    var names = norms(id);

    assertThat(numbers).hasSize(1 + 2 * norms.size());
    double otherMomenta = 0;
    for (var norm : norms) {
      int i = names.indexOf(norm.get("name").asString());
      double m = norm.get("momentum").asDouble();
      double first = numbers.get(1 + i);
      double second = numbers.get(1 + norms.size() + i);
      double variance = (1 - m) * (1 - m) + (1 - m) * m * first + m * second;
      double expected = norm.get("mean_running_var").asDouble();
      assertThat(variance).isCloseTo(expected, within(1e-6 * expected));
      otherMomenta += Math.log(variance / (0.81 + 0.09 * first + 0.1 * second)) / 2;
    }
    var score = Proxies.find("zen").orElseThrow().score(evidence);
    if (golden.get("value").isNumber()) {
      assertThat(score.valid().orElseThrow().value() + otherMomenta)
          .isCloseTo(golden.get("value").asDouble(), GoldenProxiesTest.tolerance(golden));
    } else {
      assertThat(score).isInstanceOf(Invalid.class);
    }
  }

  /** The names of norms in the order of the graph. */
  private static List<String> norms(String id) {
    return GoldenCase.of(id).network().source().nodes().stream()
        .filter(node -> node.operator() instanceof BatchNorm)
        .map(Node::name)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void productsWithTheHessianEqualTheAuthors(String id) {
    var golden = golden(id, "grasp");
    var evidence = record(id, Signal.CURVATURE);

    GoldenProxiesTest.compare("grasp", evidence, golden);
    var negative =
        evidence.layers(Signal.CURVATURE).stream()
            .map(layer -> new LayerNumber(layer.layer(), true, -layer.value()))
            .toList();
    var turned =
        new Evidence(evidence.costs(), List.of(), Map.of(Signal.CURVATURE, new Layers(negative)));
    GoldenProxiesTest.compareLayers(turned, Signal.CURVATURE, golden);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void signsOfGradientsEqualTheAuthors(String id) {
    var golden = golden(id, "gradsign");
    var evidence = record(id, Signal.GRADIENT_SIGNS);

    GoldenProxiesTest.compare("gradsign", evidence, golden);
    GoldenProxiesTest.compareLayers(evidence, Signal.GRADIENT_SIGNS, golden);
    double mean = golden.at("/intermediate/mean_variant").asDouble();
    double votes = golden.get("suggested_tolerance_f64_abs").asDouble();
    double tolerance = votes / golden.at("/intermediate/elements").asDouble() + 1e-12;
    var score = Proxies.find("gradsign:mean").orElseThrow().score(evidence);
    assertThat(score.valid().orElseThrow().value()).isCloseTo(mean, within(tolerance));
  }

  /** They take fifty images one at a time. */
  @ParameterizedTest
  @MethodSource("cases")
  void covariancesOfHalvesEqualTheAuthors(String id) {
    var golden = golden(id, "knas_released_code");
    if (golden == null) {
      return; // a space that they do not run
    }
    var evidence = Recorders.record(GoldenCase.of(id).singly(50, Signal.HALVED_GRADIENTS));

    var score = Proxies.parse("knas:original").score(evidence).valid().orElseThrow();
    assertThat(score.value())
        .isCloseTo(
            golden.get("value").asDouble(),
            within(Math.max(1e-15, golden.get("suggested_tolerance_f64_abs").asDouble())));
  }

  /** Theirs gives a singular kernel the score 100,000. */
  @ParameterizedTest
  @MethodSource("cases")
  void conditionNumbersEqualTheAuthors(String id) {
    var golden = golden(id, "tenas_ntk_cond");
    var evidence = record(id, Signal.TANGENT_KERNEL);
    double trace = golden.at("/intermediate/ntk_trace").asDouble();
    double ours = evidence.numbers(Signal.TANGENT_KERNEL).stream().mapToDouble(v -> v).sum();

    assertThat(ours).isCloseTo(trace, within(1e-9 * trace));
    if (trace == 0) {
      assertThat(Proxies.find("ntk").orElseThrow().score(evidence)).isInstanceOf(Invalid.class);
    } else {
      GoldenProxiesTest.compare("ntk", evidence, golden);
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

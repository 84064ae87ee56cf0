package io.zico.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.zico.core.architecture.Node;
import io.zico.core.architecture.Operator.Activation;
import io.zico.core.architecture.Operator.BatchNorm;
import io.zico.core.architecture.Operator.Convolution;
import io.zico.core.architecture.Operator.Pool;
import io.zico.core.proxy.Evidence;
import io.zico.core.proxy.Proxies;
import io.zico.core.proxy.Recorded.Numbers;
import io.zico.core.proxy.Signal;
import io.zico.fixture.Golden;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Proxies that are made of eigenvalues against their authors' own code, in float64. */
class GoldenSpectraTest {

  private static final double ROUNDING = 1e-12;

  static Stream<String> cases() throws Exception {
    return GoldenProxiesTest.cases();
  }

  /** Their sum is another one: they count a map for each module that it is the output of. */
  @ParameterizedTest
  @MethodSource("cases")
  void correlationsOfMapsEqualTheAuthors(String id) {
    compareMaps(id, "meco", Signal.CORRELATIONS);
    compareMaps(id, "meco_opt", Signal.SAMPLED_CORRELATIONS);
  }

  /** Where the output depends on a bias alone, the original is rounding, and zero here. */
  @ParameterizedTest
  @MethodSource("cases")
  void entropyOfTheFisherInformationEqualsTheAuthors(String id) {
    var golden = proxies(id).get("vkdnw_entropy");
    if (golden == null || !golden.get("testable").asBoolean()) {
      return;
    }
    var network = GoldenCase.of(id);
    var recorded =
        GoldenProxiesTest.record(network, network.batchSize(), Set.of(Signal.FISHER_SPECTRUM));
    var evidence = withUnused(recorded, golden.at("/intermediate/parameters_used"));

    GoldenProxiesTest.compare("vkdnw:original", evidence, golden);
    double corrected =
        golden.at("/intermediate/variant_vkdnw_entropy_with_transposed_cholesky_factor").asDouble();
    var score = Proxies.find("vkdnw").orElseThrow().score(evidence).valid().orElseThrow();
    assertThat(score.value()).isCloseTo(corrected, GoldenProxiesTest.tolerance(golden));
    assertThat(evidence.numbers(Signal.FISHER_SPECTRUM))
        .hasSize(2 * proxies(id).at("/vkdnw_dim/value").asInt());
  }

  /** NASBench-PyTorch has parameters called "a" that nothing reads: zeros among the eigenvalues. */
  private static Evidence withUnused(Evidence evidence, JsonNode parameters) {
    var numbers = evidence.numbers(Signal.FISHER_SPECTRUM);
    int half = numbers.size() / 2;
    var zeros =
        parameters
            .valueStream()
            .filter(name -> name.asString().endsWith(".a"))
            .map(name -> 0.0)
            .toList();
    var all =
        Stream.of(numbers.subList(0, half), zeros, numbers.subList(half, numbers.size()), zeros)
            .flatMap(List::stream)
            .toList();
    return new Evidence(
        evidence.costs(), List.of(), Map.of(Signal.FISHER_SPECTRUM, new Numbers(all)));
  }

  /** Progressivity and expressivity come from one signal. */
  @ParameterizedTest
  @MethodSource("cases")
  void componentsOfAzNasEqualTheAuthors(String id) {
    var golden = proxies(id);
    if (!golden.has("az_trainability")) {
      return; // a space for which the authors choose no features
    }
    var network = GoldenCase.of(id);
    var evidence =
        GoldenProxiesTest.record(
            network, network.batchSize(), Set.of(Signal.FEATURE_ENTROPIES, Signal.BLOCK_GAINS));

    for (var name : List.of("expressivity", "progressivity", "trainability")) {
      GoldenProxiesTest.compare("az-nas:" + name, evidence, golden.get("az_" + name));
    }
    if (golden.at("/az_complexity/value").isNumber()) {
      var complexity = Proxies.find("az-nas:complexity").orElseThrow().score(evidence);
      assertThat(complexity.valid().orElseThrow().value() + normed(network))
          .isEqualTo(golden.at("/az_complexity/value").asDouble());
    }
  }

  /** The authors count a multiply-accumulate for each value of a norm. */
  private static long normed(GoldenCase network) {
    return network.network().source().nodes().stream()
        .filter(node -> node.operator() instanceof BatchNorm)
        .mapToLong(node -> node.output().elements())
        .sum();
  }

  private static void compareMaps(String id, String name, Signal signal) {
    var modules = proxies(id).at("/%s/intermediate/modules".formatted(name));
    if (modules.isMissingNode()) {
      return; // not run: it takes too long, or the original fails
    }
    var network = GoldenCase.of(id);
    var evidence = GoldenProxiesTest.record(network, 1, Set.of(signal));
    var maps =
        network.network().source().nodes().stream().filter(CorrelationRecorder::isMap).toList();
    assertThat(evidence.numbers(signal)).hasSameSizeAs(maps);
    for (int i = 0; i < maps.size(); i++) {
      if (isModule(maps.get(i))) {
        assertThat(evidence.numbers(signal).get(i))
            .as("%s of %s", name, maps.get(i).name())
            .isCloseTo(value(modules, maps.get(i).name()), within(ROUNDING));
      }
    }
  }

  /** What the authors' code makes a module of; sums it computes inside of others. */
  private static boolean isModule(Node node) {
    var operator = node.operator();
    return operator instanceof Convolution
        || operator instanceof BatchNorm
        || operator instanceof Activation
        || operator instanceof Pool;
  }

  private static double value(JsonNode modules, String node) {
    var names = List.of(node, node.replaceAll("\\.netblock$", ""));
    return modules
        .valueStream()
        .filter(module -> names.contains(module.get("name").asString()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no module " + node))
        .get("value")
        .asDouble();
  }

  private static JsonNode proxies(String id) {
    return Golden.read("proxies/%s%s.json".formatted(GoldenProxiesTest.PREFIX, id)).get("proxies");
  }
}

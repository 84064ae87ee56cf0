package io.zico.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.zico.core.proxy.Evidence;
import io.zico.core.proxy.Precision;
import io.zico.core.proxy.Proxies;
import io.zico.core.proxy.Score;
import io.zico.core.proxy.Score.Invalid;
import io.zico.core.proxy.Signal;
import io.zico.fixture.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Each proxy against its authors' own code, in float64, on the graph as they write it. */
class GoldenProxiesTest {

  private static final Path FOLDER = Path.of("src/test/resources/golden/proxies");
  static final String PREFIX = "proxies__";

  /** Our names, and those of the authors' code. */
  private static final Map<String, String> ON_THE_BATCH =
      Map.of(
          "grad-norm", "grad_norm",
          "snip", "snip",
          "plain", "plain",
          "l2-norm", "l2_norm",
          "fisher:original", "fisher",
          "naswot", "naswot_relu_only",
          "knas", "knas_mgm_formula",
          "zico-bc", "zico_bc",
          "jacov", "jacob_cov",
          "epe-nas", "epe_nas");

  private static final Map<String, Signal> SUMS =
      Map.of(
          "grad_norm", Signal.GRADIENT_NORMS,
          "snip", Signal.SALIENCY,
          "plain", Signal.SIGNED_SALIENCY,
          "l2_norm", Signal.WEIGHT_NORMS);

  static Stream<String> cases() throws IOException {
    try (var files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .map(name -> name.substring(PREFIX.length(), name.length() - ".json".length()))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void equalTheAuthorsCode(String id) {
    var golden = Golden.read("proxies/%s%s.json".formatted(PREFIX, id)).get("proxies");
    var network = GoldenCase.of(id);
    var evidence = record(network, network.batchSize(), needs());

    ON_THE_BATCH.forEach((proxy, name) -> compare(proxy, evidence, golden.get(name)));
    SUMS.forEach((name, signal) -> compareLayers(evidence, signal, golden.get(name)));
    compareFisher(evidence, golden.get("fisher"));
    if (id.startsWith("nats")) {
      compare("naswot:original", evidence, golden.get("naswot"));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void countsThePatternsOfSixteenImages(String id) {
    var golden = Golden.read("proxies/%s%s.json".formatted(PREFIX, id)).get("proxies");

    var evidence = record(GoldenCase.of(id), 16, Set.of(Signal.PATTERNS));

    compare("swap", evidence, golden.get("swap_b16"));
    var eight = record(GoldenCase.of(id), 8, Set.of(Signal.PATTERNS));
    compare("swap", eight, golden.get("swap_b8"));
    if (!id.startsWith("nasbench101")) {
      compareRegularised(id, evidence, golden.get("swap_regularised_b16"));
    }
  }

  /** In their NASBench-101 there are parameters that nothing reads, which are few, and not ours. */
  private static void compareRegularised(String id, Evidence evidence, JsonNode golden) {
    var chosen = Golden.read("proxies/%s%s.json".formatted(PREFIX, id)).get("swap_regularisation");
    var name =
        "swap:regularised(mu=%s,sigma=%s)"
            .formatted(chosen.get("mu").asString(), chosen.get("sigma").asString());

    compare(name, evidence, golden);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void countsTheRegionsOfThinNetworks(String id) {
    var golden =
        Golden.read("proxies/%s%s.json".formatted(PREFIX, id))
            .at("/proxies/tenas_linear_regions_thin");
    if (golden.isMissingNode()) {
      return; // theirs is built of NAS-Bench-201 cells only
    }
    var evidence = Recorders.record(GoldenCase.of(id).thinTrial());

    compare("linear-regions", evidence, golden);
  }

  private static Set<Signal> needs() {
    var needs = new HashSet<>(Proxies.needs(ON_THE_BATCH.keySet()));
    needs.add(Signal.WEIGHTED_AGREEMENT);
    return needs;
  }

  static Evidence record(GoldenCase network, int batchSize, Set<Signal> signals) {
    return Recorders.record(network.trial(Precision.FLOAT64, batchSize, signals));
  }

  static void compare(String proxy, Evidence evidence, JsonNode golden) {
    Score score = Proxies.find(proxy).orElseThrow().score(evidence);
    if (golden.get("value").isNumber()) {
      assertThat(golden.get("testable").asBoolean()).as(proxy).isTrue();
      assertThat(score.valid().orElseThrow(() -> new AssertionError(proxy + score)).value())
          .as(proxy)
          .isCloseTo(golden.get("value").asDouble(), tolerance(golden));
    } else {
      assertThat(score).as(proxy).isInstanceOf(Invalid.class);
    }
  }

  static void compareLayers(Evidence evidence, Signal signal, JsonNode golden) {
    var layers = evidence.layers(signal);
    var expected = doubles(golden);
    assertThat(layers).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(layers.get(i).value())
          .as("%s of %s", signal, layers.get(i).layer())
          .isCloseTo(expected.get(i), tolerance(golden));
    }
  }

  /** The released code multiplies each layer by the weights of a channel; the paper does not. */
  private static void compareFisher(Evidence evidence, JsonNode golden) {
    double expected = 0;
    for (int i = 0; i < evidence.costs().layers().size(); i++) {
      var layer = evidence.costs().layers().get(i);
      expected += doubles(golden).get(i) * layer.output().channels() / layer.weights();
    }
    var fisher = Proxies.find("fisher").orElseThrow().score(evidence).valid().orElseThrow();
    assertThat(fisher.value()).isCloseTo(expected, tolerance(golden));
  }

  static Offset<Double> tolerance(JsonNode golden) {
    return within(Math.max(1e-12, golden.get("suggested_tolerance_f64_abs").asDouble()));
  }

  private static List<Double> doubles(JsonNode golden) {
    return golden.at("/intermediate/per_layer_sum").valueStream().map(JsonNode::asDouble).toList();
  }
}

package io.zico.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.zico.fixture.Client;
import io.zico.fixture.WholeService;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** From a list of architectures to scores. */
@WholeService
class ScoresTest {

  static final String CONVOLUTIONS =
      "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|skip_connect~0|nor_conv_3x3~1|nor_conv_1x1~2|";

  /** One network, written twice: the path over the first node, or that over the second. */
  static final String OVER_THE_FIRST =
      "|nor_conv_3x3~0|+|none~0|none~1|+|none~0|nor_conv_1x1~1|none~2|";

  static final String OVER_THE_SECOND =
      "|none~0|+|nor_conv_3x3~0|none~1|+|none~0|none~1|nor_conv_1x1~2|";

  @LocalServerPort private int port;

  private Client client = Client.of(0);

  @BeforeEach
  void connect() {
    client = Client.of(port);
  }

  @Test
  void threeCallsLeadToAScore() {
    var submitted = client.post("/v1/scores", tiny(List.of(CONVOLUTIONS)));
    assertThat(submitted.status()).isEqualTo(202);
    assertThat(submitted.header("Retry-After")).isEqualTo("1");

    var job = client.end(submitted.header("Location"));
    var results = client.get(job.at("/links/results"));

    assertThat(job.at("/state")).isEqualTo("SUCCEEDED");
    assertThat(job.at("/progress/done")).isEqualTo("1");
    assertThat(results.json().at("/items/0/result/scores/zico/mean").isNumber()).isTrue();
    assertThat(results.json().get("items")).isEqualTo(job.json().get("results"));
  }

  @Test
  void explainsAScoreLayerByLayer() {
    var result = scoreOf(CONVOLUTIONS, Map.of());

    var zico = result.at("/scores/zico");
    double sum = 0;
    for (var layer : zico.get("layers")) {
      sum += layer.get("value").asDouble();
      assertThat(layer.get("structural").asDouble() + layer.get("data").asDouble())
          .isCloseTo(layer.get("value").asDouble(), within(1e-9));
    }
    assertThat(zico.get("mean").asDouble()).isCloseTo(sum, within(1e-9));
    assertThat(zico.get("structural").asDouble() + zico.get("data").asDouble())
        .isCloseTo(sum, within(1e-9));
    assertThat(zico.at("/largestShare/share").asDouble()).isBetween(0.0, 1.0);
    assertThat(result.at("/runs/0/device").asString()).isNotEmpty();
    assertThat(result.at("/runs/0/engine").asString()).contains("libtorch", "DJL");
  }

  @Test
  void completesTheProtocolWithDefaults() {
    var answer =
        client.post(
            "/v1/scores",
            Map.of(
                "space", "nats-tss",
                "parameters", Map.of("C", 4, "N", 1),
                "architectures", List.of(CONVOLUTIONS)));

    assertThat(answer.at("/protocol/dataset")).isEqualTo("fashion-mnist-sample");
    assertThat(answer.at("/protocol/contentHash")).matches("[0-9a-f]{64}");
    assertThat(answer.at("/protocol/batchSize")).isEqualTo("64");
    assertThat(answer.at("/protocol/batches")).isEqualTo("2");
    assertThat(answer.at("/protocol/loss")).isEqualTo("CROSS_ENTROPY");
    assertThat(answer.at("/protocol/initialization")).isEqualTo("PYTORCH");
    assertThat(answer.at("/protocol/precision")).isEqualTo("FLOAT32");
    assertThat(answer.json().at("/protocol/seeds").toString()).isEqualTo("[0]");
    assertThat(answer.json().at("/proxies").toString()).isEqualTo("[\"zico\"]");
    // fashion-mnist-sample tells the size of the images and the classes, the space the channels
    assertThat(answer.json().at("/results/0/architecture/parameters").toString())
        .contains("\"classes\":10", "\"input\":[3,28,28]", "\"C\":4", "\"N\":1");
  }

  @Test
  void hashesTheProtocolWithoutItsSeeds() {
    var first = client.post("/v1/scores", tiny(List.of(CONVOLUTIONS)));
    var otherSeeds =
        client.post("/v1/scores", tiny(List.of(CONVOLUTIONS), Map.of("seeds", List.of(5, 6))));
    var otherBatches = client.post("/v1/scores", tiny(List.of(CONVOLUTIONS), Map.of("batches", 3)));

    assertThat(first.at("/protocolHash")).matches("[0-9a-f]{64}");
    assertThat(otherSeeds.at("/protocolHash")).isEqualTo(first.at("/protocolHash"));
    assertThat(otherBatches.at("/protocolHash")).isNotEqualTo(first.at("/protocolHash"));
  }

  @Test
  void severalSeedsGiveAStandardError() {
    var zico = scoreOf(CONVOLUTIONS, Map.of("seeds", List.of(1, 2, 3))).at("/scores/zico");

    var values = new ArrayList<Double>();
    zico.get("values").forEach(value -> values.add(value.get("value").asDouble()));
    assertThat(values).hasSize(3).doesNotHaveDuplicates();
    double mean = (values.get(0) + values.get(1) + values.get(2)) / 3;
    double squares = values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
    assertThat(zico.get("mean").asDouble()).isCloseTo(mean, within(1e-9));
    // sample deviation s, standard error s / sqrt(3)
    assertThat(zico.get("standardError").asDouble())
        .isCloseTo(Math.sqrt(squares / 2 / 3), within(1e-9));
  }

  @Test
  void identicalNetworksAreComputedOnce() {
    var first = scoreOf(OVER_THE_FIRST, Map.of("seeds", List.of(77)));
    var second = scoreOf(OVER_THE_SECOND, Map.of("seeds", List.of(77)));

    assertThat(first.at("/runs/0/cached").asBoolean()).isFalse();
    assertThat(second.at("/runs/0/cached").asBoolean()).isTrue();
    assertThat(second.get("hash")).isEqualTo(first.get("hash"));
    assertThat(second.at("/scores/zico/mean")).isEqualTo(first.at("/scores/zico/mean"));
  }

  @Test
  void moreProxiesRecordOnlyWhatIsMissing() {
    var request =
        new HashMap<String, Object>(tiny(List.of(CONVOLUTIONS), Map.of("seeds", List.of(78))));
    request.put("proxies", List.of("zico"));
    var first = client.score(request).json().at("/results/0/result");
    request.put("proxies", List.of("snip", "naswot", "zico", "params"));
    var second = client.score(request).json().at("/results/0/result");

    assertThat(second.at("/runs/0/signals").toString()).isEqualTo("[\"GRADIENTS\"]");
    assertThat(second.at("/runs/0/cached").asBoolean()).isTrue();
    assertThat(second.at("/runs/1/signals").toString()).isEqualTo("[\"SALIENCY\",\"AGREEMENT\"]");
    assertThat(second.at("/runs/1/cached").asBoolean()).isFalse();
    assertThat(second.at("/scores/zico")).isEqualTo(first.at("/scores/zico"));
    assertThat(second.at("/scores/snip/layers").size()).isPositive();
    assertThat(second.at("/scores/naswot/layers")).isEmpty();
    assertThat(second.at("/scores/naswot").has("structural")).isFalse();
    assertThat(second.at("/scores/params/mean").asLong())
        .isEqualTo(second.at("/baselines/params").asLong());
  }

  @Test
  void countsTakeNoSlot() {
    var request = new HashMap<String, Object>(tiny(List.of(CONVOLUTIONS)));
    request.put("proxies", List.of("params", "macs", "layers"));

    var result = client.score(request).json().at("/results/0/result");

    assertThat(result.get("runs")).isEmpty();
    assertThat(result.at("/scores/macs/mean").asLong())
        .isEqualTo(result.at("/baselines/macs").asLong());
  }

  @Test
  void aProxyWithoutAScoreLeavesTheOthersTheirs() {
    // every edge is zero: the classifier sees a bias, and all images look alike
    var request =
        new HashMap<String, Object>(
            tiny(List.of("|none~0|+|none~0|none~1|+|none~0|none~1|none~2|")));
    request.put("proxies", List.of("naswot", "jacov", "params"));

    var job = client.score(request);
    var result = job.json().at("/results/0/result");

    assertThat(result.at("/invalid/jacov/cause").asString()).isEqualTo("SINGULAR");
    assertThat(result.at("/invalid/jacov/detail").asString()).isNotBlank();
    assertThat(result.at("/scores/params/mean").isNumber()).isTrue();
    assertThat(result.at("/scores").has("jacov")).isFalse();
    assertThat(client.get(job.at("/links/results"), "Accept", "text/csv").text())
        .contains("jacov: the output does not depend on some image");
  }

  @Test
  void oneBadArchitectureFailsAlone() {
    var job = client.score(tiny(List.of(CONVOLUTIONS, "|nor_conv_3x3~0|+|", OVER_THE_FIRST)));

    assertThat(job.at("/state")).isEqualTo("SUCCEEDED");
    assertThat(job.at("/progress/succeeded")).isEqualTo("2");
    assertThat(job.at("/progress/failed")).isEqualTo("1");
    var failed = job.json().at("/results/1");
    assertThat(failed.get("state").asString()).isEqualTo("FAILED");
    assertThat(failed.has("result")).isFalse();
    assertThat(failed.at("/failure/type").asString()).isEqualTo("invalid-architecture");
    assertThat(failed.at("/failure/detail").asString()).contains("at character 19");
    assertThat(failed.at("/failure/errors/0/pointer").asString()).isEqualTo("/architecture");
  }

  @Test
  void waitsForAShortJobOnRequest() {
    var answer = client.post("/v1/scores", tiny(List.of(CONVOLUTIONS)), "Prefer", "wait=60");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Preference-Applied")).isEqualTo("wait=60");
    assertThat(answer.at("/state")).isEqualTo("SUCCEEDED");
  }

  @Test
  void answersAPollWith304WhileNothingChanges() {
    var job = client.score(tiny(List.of(CONVOLUTIONS))).at("/links/self");
    var tag = client.get(job).header("ETag");

    var again = client.get(job, "If-None-Match", tag);

    assertThat(tag).isNotEmpty();
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.text()).isEmpty();
  }

  @Test
  void aKeyMakesOneJobOfARepeatedRequest() {
    var request = tiny(List.of(CONVOLUTIONS));
    var first = client.post("/v1/scores", request, "Idempotency-Key", "once");

    var same = client.post("/v1/scores", request, "Idempotency-Key", "once");
    var other = client.post("/v1/scores", tiny(List.of(OVER_THE_FIRST)), "Idempotency-Key", "once");

    assertThat(same.at("/id")).isEqualTo(first.at("/id"));
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.at("/detail")).contains("once", first.at("/id"));
  }

  @Test
  void scoresEveryVariantFromTheSamePasses() {
    var request = new HashMap<String, Object>(tiny(List.of(CONVOLUTIONS)));
    request.put("proxies", List.of("zico", "zico:paper", "zico:capped"));

    var result = client.score(request).json().at("/results/0/result");

    assertThat(result.get("scores").propertyNames())
        .containsExactly("zico", "zico:paper", "zico:capped");
    // a ratio capped at 1000 never adds more
    assertThat(result.at("/scores/zico:capped/mean").asDouble())
        .isLessThanOrEqualTo(result.at("/scores/zico/mean").asDouble());
  }

  private JsonNode scoreOf(String architecture, Map<String, ?> protocol) {
    var job = client.score(tiny(List.of(architecture), protocol));
    assertThat(job.at("/state")).as(job.text()).isEqualTo("SUCCEEDED");
    return job.json().at("/results/0/result");
  }

  static Map<String, ?> tiny(List<String> architectures) {
    return tiny(architectures, Map.of());
  }

  /** Networks that take milliseconds. */
  static Map<String, ?> tiny(List<String> architectures, Map<String, ?> protocol) {
    var complete = new HashMap<String, Object>(protocol);
    complete.putIfAbsent("batchSize", 8);
    complete.putIfAbsent("dataset", "gaussian-cifar");
    return Map.of(
        "space",
        "nats-tss",
        "parameters",
        Map.of("C", 4, "N", 1),
        "protocol",
        complete,
        "architectures",
        architectures);
  }
}

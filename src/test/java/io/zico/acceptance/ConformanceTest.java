package io.zico.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.zico.fixture.Client;
import io.zico.fixture.Golden;
import io.zico.fixture.WholeService;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Anybody can check over HTTP that the service computes what the authors' code computes. */
@WholeService
class ConformanceTest {

  @LocalServerPort private int port;

  @ParameterizedTest
  @ValueSource(strings = {"nats-tss__rand0", "nats-sss__8_8_8_8_8", "masternet__reslink_se"})
  void scoresOverHttpEqualTheAuthorsCode(String file) {
    var golden = Golden.read(file + ".json");

    var job = Client.of(port).score(request(golden));

    assertThat(job.at("/state")).as(job.text()).isEqualTo("SUCCEEDED");
    var result = job.json().at("/results/0/result");
    double zico = result.at("/scores/zico/mean").asDouble();
    assertThat(zico).isCloseTo(golden.get("zico_f64").asDouble(), within(tolerance(golden)));
    assertThat(result.at("/baselines/params").asLong())
        .isEqualTo(golden.at("/counts/params_total").asLong());
    assertThat(result.at("/baselines/macs").asLong())
        .isEqualTo(golden.at("/counts/macs_total").asLong());
    assertThat(sumOfLayers(result)).isCloseTo(zico, within(1e-9));
  }

  private static double tolerance(JsonNode golden) {
    return golden.at("/suggested_tolerance/zico_f64_abs").asDouble();
  }

  private static double sumOfLayers(JsonNode result) {
    return result
        .at("/scores/zico/layers")
        .valueStream()
        .mapToDouble(layer -> layer.get("value").asDouble())
        .sum();
  }

  private static Map<String, ?> request(JsonNode golden) {
    return Map.of(
        "space",
        golden.get("space").asString().replace("masternet", "plainnet"),
        "architectures",
        List.of(golden.get("arch").asString()),
        "parameters",
        parameters(golden),
        "protocol",
        Map.of(
            "dataset",
            "conformance",
            "initialization",
            "CONFORMANCE",
            "precision",
            "FLOAT64",
            "batchSize",
            golden.get("batch_size").asInt(),
            "batches",
            golden.get("num_batches").asInt(),
            "seeds",
            List.of(golden.get("seed").asInt())));
  }

  private static Map<String, Object> parameters(JsonNode golden) {
    var parameters = new HashMap<String, Object>();
    parameters.put("classes", golden.get("num_classes").asInt());
    var input = new ArrayList<Integer>();
    golden.get("input_shape").forEach(side -> input.add(side.asInt()));
    parameters.put("input", input);
    var config = golden.get("config");
    if (config.has("C")) {
      parameters.put("C", config.get("C").asInt());
      parameters.put("N", config.get("N").asInt());
    }
    if (config.has("use_se")) {
      parameters.put("residual", !config.get("no_reslink").asBoolean());
      parameters.put("squeezeExcite", config.get("use_se").asBoolean());
    }
    return parameters;
  }
}

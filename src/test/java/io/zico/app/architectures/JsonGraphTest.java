package io.zico.app.architectures;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@WebMvcTest(ArchitecturesController.class)
class JsonGraphTest {

  private static final String GRAPH =
      """
      {"format": "zico-graph", "version": 1, "input": [3, 32, 32], "nodes": [
        {"name": "conv", "op": "conv", "inputs": ["input"], "outputs": 16, "kernel": 3, "padding": 1, "bias": false},
        {"name": "norm", "op": "batch-norm", "inputs": ["conv"]},
        {"name": "relu", "op": "relu", "inputs": ["norm"]},
        {"name": "pool", "op": "global-pool", "inputs": ["relu"], "keepDimensions": false},
        {"name": "fc", "op": "linear", "inputs": ["pool"], "outputs": 10}]}
      """;

  @Autowired private MockMvcTester http;

  /** 3·3·3·16 weights at 32·32 pixels, 2·16 of the norm, 16·10 weights and 10 biases. */
  @Test
  void graphsAreRecognisedAndCounted() {
    var response = analyze("{\"id\": \"mine\", \"architecture\": %s}".formatted(GRAPH));

    assertThat(response)
        .hasStatusOk()
        .bodyJson()
        .isLenientlyEqualTo(
            """
            {"id": "mine", "graph": {"format": "zico-graph", "version": 1}, "parameters": {},
             "costs": {"parameters": 634, "macs": 442528, "layers": 2, "depth": 2}, "warnings": []}
            """);
  }

  @Test
  void whatComesBackIsReadAgain() throws Exception {
    var first =
        tree(analyze("{\"notation\": \"json-graph\", \"architecture\": %s}".formatted(GRAPH)));
    var second = tree(analyze("{\"architecture\": %s}".formatted(first.path("graph"))));

    assertThat(second).isEqualTo(first);
  }

  @Test
  void faultsPointIntoTheGraph() {
    var response =
        analyze(
            "{\"space\": \"nats-tss\", \"notation\": \"json-graph\", \"parameters\": {\"C\": 3}, \"architecture\": %s}"
                .formatted(GRAPH.replace("\"kernel\": 3", "\"kernel\": 0")));

    assertThat(response)
        .hasStatus(422)
        .bodyJson()
        .extractingPath("$.errors[*].pointer")
        .asArray()
        .containsExactlyInAnyOrder("/space", "/parameters", "/architecture/nodes/0/kernel");
  }

  @Test
  void unknownNotationsAreRefused() {
    assertThat(analyze("{\"notation\": \"caffe\", \"architecture\": \"layer {}\"}"))
        .hasStatus(422)
        .bodyJson()
        .extractingPath("$.errors[*].pointer")
        .asArray()
        .containsExactly("/notation");
  }

  @Test
  void theSchemaKnowsEveryOperator() throws Exception {
    var response = http.get().uri("/v1/architectures/schemas/json-graph").exchange();
    var defs = new TreeSet<String>();
    for (var name : tree(response).path("$defs").propertyNames()) {
      if (name.startsWith("op:")) {
        defs.add(name.substring(3));
      }
    }
    var unknown =
        analyze(
            "{\"architecture\": %s}"
                .formatted(GRAPH.replace("\"relu\", \"inputs\"", "\"?\", \"inputs\"")));

    assertThat(response).hasStatusOk().hasContentType("application/schema+json");
    assertThat(unknown)
        .bodyJson()
        .extractingPath("$.errors[0].detail")
        .asString()
        .endsWith("there are " + String.join(", ", defs));
  }

  private MvcTestResult analyze(String json) {
    return http.post()
        .uri("/v1/architectures:analyze")
        .contentType(MediaType.APPLICATION_JSON)
        .content(json)
        .exchange();
  }

  private static JsonNode tree(MvcTestResult response) throws Exception {
    return JsonMapper.shared()
        .readTree(response.getResponse().getContentAsString(StandardCharsets.UTF_8));
  }
}

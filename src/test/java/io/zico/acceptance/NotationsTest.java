package io.zico.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.zico.fixture.Client;
import io.zico.fixture.Form;
import io.zico.fixture.WholeService;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Networks that users bring along. */
@WholeService
class NotationsTest {

  private static final Map<String, Object> PROTOCOL =
      Map.of("dataset", "conformance", "batchSize", 8, "seeds", List.of(3));

  @LocalServerPort private int port;

  private Client client = Client.of(0);

  @BeforeEach
  void connect() {
    client = Client.of(port);
  }

  /** One from the file that PyTorch wrote, its JSON graph, and one from the space. */
  @ParameterizedTest
  @CsvSource({
    "nats-tss-conv, nats-tss, |nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|skip_connect~0|nor_conv_3x3~1|nor_conv_1x1~2|",
    "nats-tss-pool, nats-tss, |avg_pool_3x3~0|+|nor_conv_1x1~0|skip_connect~1|+|nor_conv_1x1~0|skip_connect~1|skip_connect~2|",
    "nats-sss, nats-sss, 16:24:24:48:48",
  })
  void modelsScoreAsTheNetworksOfTheirSpaces(String file, String space, String text)
      throws IOException {
    var graph = client.post("/v1/architectures:analyze", form(file)).json().path("graph");
    var parameters = space.equals("nats-tss") ? Map.of("C", 8, "N", 1) : Map.of();

    var answer =
        client.score(
            Map.of(
                "architectures",
                List.of(
                    Map.of("notation", "json-graph", "architecture", graph),
                    Map.of("space", space, "parameters", parameters, "architecture", text)),
                "protocol",
                PROTOCOL));

    assertThat(answer.at("/state")).as(answer.text()).isEqualTo("SUCCEEDED");
    assertThat(answer.at("/results/0/result/hash")).isEqualTo(answer.at("/results/1/result/hash"));
    assertThat(answer.at("/results/0/result/scores/zico/mean"))
        .isNotEmpty()
        .isEqualTo(answer.at("/results/1/result/scores/zico/mean"));
  }

  @Test
  void aModelIsAListOfOne() throws IOException {
    var form =
        Form.ofJson("request", "{\"protocol\": {\"dataset\": \"conformance\", \"batchSize\": 8}}")
            .file("architectures", "mine.onnx", "application/octet-stream", model("nats-tss-pool"));

    var answer = client.post("/v1/scores", form, "Prefer", "wait=60");

    assertThat(client.end(answer.at("/links/self")).at("/results/0/architecture/id"))
        .isEqualTo("mine.onnx");
  }

  @Test
  void faultsOfAGraphPointIntoTheList() {
    var graph =
        Map.of(
            "format",
            "zico-graph",
            "version",
            1,
            "input",
            List.of(3, 32, 32),
            "nodes",
            List.of(Map.of("name", "pool", "op", "pool", "inputs", List.of("input"))));

    var answer =
        client.post(
            "/v1/scores",
            Map.of("architectures", List.of(Map.of("architecture", graph)), "protocol", PROTOCOL));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text()).contains("/architectures/0/architecture/nodes/0/op");
  }

  @Test
  void whatIsNoNetworkIsRefusedWithTheReason() {
    var answer =
        client.post(
            "/v1/architectures:analyze",
            new Form(List.of())
                .file("file", "model.pt", "application/octet-stream", new byte[] {'P', 'K', 3, 4}));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text()).contains("a zip archive, such as TorchScript");
  }

  private static Form form(String model) throws IOException {
    return new Form(List.of())
        .file("file", model + ".onnx", "application/octet-stream", model(model));
  }

  private static byte[] model(String name) throws IOException {
    try (var stream = NotationsTest.class.getResourceAsStream("/onnx/%s.onnx".formatted(name))) {
      return Objects.requireNonNull(stream).readAllBytes();
    }
  }
}

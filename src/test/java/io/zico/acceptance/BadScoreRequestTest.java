package io.zico.acceptance;

import static io.zico.acceptance.ScoresTest.CONVOLUTIONS;
import static io.zico.acceptance.ScoresTest.tiny;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.zico.fixture.Client;
import io.zico.fixture.Form;
import io.zico.fixture.WholeService;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is wrong with a score request is told at the door, with the place and what would be right.
 */
@WholeService
class BadScoreRequestTest {

  @LocalServerPort private int port;

  private Client client = Client.of(0);

  @BeforeEach
  void connect() {
    client = Client.of(port);
  }

  @Test
  void namesTheSpacesThatThereAre() {
    refused(with("space", "nowhere"), "/space")
        .contains("no space 'nowhere'", "nats-tss", "nats-sss", "plainnet");
    refused(architecture(Map.of("space", "nowhere", "architecture", "x")), "/architectures/0/space")
        .contains("no space 'nowhere'");
  }

  @Test
  void namesThePositionInABrokenString() {
    // |nor_conv_3x3~0|+| has 18 characters
    refused(tiny(List.of("|nor_conv_3x3~0|+|nor_conv_9x9~0|nor_conv_3x3~1|+|")), "/architectures/0")
        .contains("at character 19", "nor_conv_9x9", "known are none, skip_connect");
  }

  @Test
  void namesTheBlockWhoseChannelsDoNotFit() {
    refused(
            plainnet("SuperConvK3BNRELU(3,8,2,1)SuperResIDWE2K3(16,32,2,8,1)"),
            "/architectures/0/architecture")
        .contains("at character 27", "SuperResIDWE2K3(16,32,2,8,1) reads 16 channels", "writes 8");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1_000_000})
  void namesTheNumberOfClassesThatAreAllowed(int classes) {
    refused(
            architecture(
                Map.of("architecture", CONVOLUTIONS, "parameters", Map.of("classes", classes))),
            "/architectures/0/parameters/classes")
        .contains("from 2 to 65536", "was " + classes);
    refused(with("parameters", Map.of("classes", classes)), "/parameters/classes")
        .contains("was " + classes);
  }

  @Test
  void aBatchMustFitTheDataset() {
    refused(
            tiny(
                List.of(CONVOLUTIONS), Map.of("dataset", "fashion-mnist-sample", "batchSize", 600)),
            "/protocol/batchSize")
        .contains("2 batches of 600 need 1,200 images", "fashion-mnist-sample", "has 1,000");
  }

  @Test
  void pointsToAnUnknownDatasetAndAnUnknownProxyAtOnce() {
    var request =
        new HashMap<String, Object>(tiny(List.of(CONVOLUTIONS), Map.of("dataset", "imagenet")));
    request.put("proxies", List.of("zico", "zoco"));

    var answer = client.post("/v1/scores", request);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().get("errors").findValuesAsString("pointer"))
        .containsExactly("/protocol/dataset", "/proxies/1");
    assertThat(answer.text())
        .contains("no dataset 'imagenet'; there are conformance, fashion-mnist-sample, gaussian-ci")
        .contains("no proxy 'zoco'; there are zico, zico:paper, zico:capped");
  }

  @Test
  void aNetworkOverTheMemoryOfTheDeviceIsRefusedWithTheNumbers() {
    var wide = Map.of("C", 512, "N", 5, "input", List.of(3, 256, 256));

    refused(with("parameters", wide), "/architectures/0")
        .matches("(?s).*needs an estimated [\\d,]+ MiB, but the largest device has 2,048 MiB.*")
        .contains("batch size 8", "smaller batch");
  }

  @Test
  void anInputThatTheDatasetCannotGiveIsRefused() {
    refused(with("parameters", Map.of("input", List.of(4, 32, 32))), "/parameters/input")
        .contains("takes 4 channels", "gaussian-cifar");
  }

  @Test
  void aListWithNothingValidIsRefusedWithEachReason() {
    var answer = client.post("/v1/scores", tiny(List.of("|", "8:8:8", CONVOLUTIONS + "x")));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().get("errors").findValuesAsString("pointer"))
        .containsExactly("/architectures/0", "/architectures/1", "/architectures/2");
  }

  @Test
  void anEmptyListAndNoListAreRefused() {
    refused(tiny(List.of()), "/architectures").contains("1");
    refused(Map.of("space", "nats-tss"), "/architectures").contains("required");
  }

  @Test
  void aListThatIsTooLongIsRefused() {
    var lines = (CONVOLUTIONS + "\n").repeat(20_001).getBytes(UTF_8);
    var form =
        Form.ofJson("request", "{\"space\": \"nats-tss\"}")
            .file("architectures", "list.txt", "text/plain", lines);

    var answer = client.post("/v1/scores", form);

    assertThat(answer.status()).isBetween(400, 422);
    assertThat(answer.text()).contains("at most 20,000");
  }

  @Test
  void aListOfNothingButFaultsIsRefusedBeforeItsEnd() {
    var empty = "{\"space\": \"nats-tss\", \"architectures\": [%s{}]}";

    var tooLong = client.post("/v1/scores", empty.formatted("{},".repeat(39_999)));
    var tooFaulty = client.post("/v1/scores", empty.formatted("{},".repeat(19_999)));

    assertThat(tooLong.status()).isEqualTo(422);
    assertThat(tooLong.json().get("errors")).hasSize(1);
    assertThat(tooLong.at("/errors/0/pointer")).isEqualTo("/architectures");
    assertThat(tooLong.at("/errors/0/detail")).isEqualTo("has more than 20,000 elements");
    assertThat(tooFaulty.status()).isEqualTo(422);
    assertThat(tooFaulty.json().get("errors")).hasSize(1_001);
  }

  @Test
  void aWrongJsonTypeIsNamedWithWhatIsExpected() {
    refused(
            Map.of(
                "space", "nats-tss",
                "architectures", List.of(CONVOLUTIONS),
                "protocol", Map.of("batchSize", "many")),
            "/protocol/batchSize")
        .isEqualTo("must be an integer from 2 to 4096, but a string was sent");
    refused(with("protocol", Map.of("batchSize", 8.5)), "/protocol/batchSize")
        .isEqualTo("must be an integer from 2 to 4096");
    refused(with("parameters", Map.of("C", "4")), "/parameters/C")
        .contains("must be a whole number from 1 to", "but was the string '4'");
    refused(with("architectures", List.of(5)), "/architectures/0")
        .isEqualTo("must be a string or an object");
  }

  @Test
  void anUnknownPropertyIsNamed() {
    refused(with("protcol", Map.of()), "/protcol").contains("protocol");
  }

  @Test
  void boundsOfTheProtocolAreToldTogether() {
    var answer =
        client.post(
            "/v1/scores",
            tiny(
                List.of(CONVOLUTIONS),
                Map.of("batchSize", 1, "batches", 65, "seeds", List.of(4096))));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().get("errors").findValuesAsString("pointer"))
        .containsExactlyInAnyOrder("/protocol/batchSize", "/protocol/batches", "/protocol/seeds/0");
  }

  @Test
  void everyFaultIsToldInOneAnswer() {
    var answer =
        client.post(
            "/v1/scores",
            """
            {"space": "nowhere", "architectures": ["|", "|"], "proxies": ["zoco"], "colour": "red",
             "protocol": {"dataset": "imagenet", "batchSize": 1, "batches": "two"}}
            """);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().get("errors").findValuesAsString("pointer"))
        .containsExactlyInAnyOrder(
            "/space",
            "/proxies/0",
            "/colour",
            "/protocol/dataset",
            "/protocol/batchSize",
            "/protocol/batches");
  }

  @Test
  void aBatchThatDoesNotFitIsToldBesideOtherFaults() {
    var answer =
        client.post(
            "/v1/scores",
            """
            {"space": "nats-tss", "architectures": ["%s", "|"], "parameters": {"input": [4, 32, 32]},
             "protocol": {"dataset": "fashion-mnist-sample", "batchSize": 600}}
            """
                .formatted(CONVOLUTIONS));

    assertThat(answer.json().get("errors").findValuesAsString("pointer"))
        .containsExactlyInAnyOrder("/protocol/batchSize", "/parameters/input", "/architectures/1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '\0',
      value = {
        "'batchSize': 4000, 'loss': 'SSIM';/protocol/batchSize,/protocol/loss",
        "'task': 'REGRESSION';/protocol/task,/parameters/classes",
        "'batchSize': 4000, 'batches': 'two';/protocol/batchSize,/protocol/batches,/parameters/classes",
        "'batchSize': 5000, 'seeds': [];/protocol/batchSize,/protocol/seeds,/parameters/classes",
        "'task': 'GUESSING', 'batchSize': 4000;/protocol/task",
        "'dataset': 7, 'batchSize': 4000;/protocol/dataset",
      })
  void noFaultHidesAnother(String protocol, String pointers) {
    var classes = protocol.contains("loss") ? 10 : 5;
    var request =
        """
        {"space": "nats-tss", "parameters": {"C": 4, "N": 1, "classes": %d},
         "architectures": ["%s"], "protocol": {%s}}
        """
            .formatted(classes, CONVOLUTIONS, protocol.replace('\'', '"'));

    var answer = client.post("/v1/scores", request);

    assertThat(answer.status()).as(answer.text()).isEqualTo(422);
    assertThat(answer.json().get("errors").findValuesAsString("pointer"))
        .containsExactlyInAnyOrder(pointers.split(","));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{'protocol': {'seeds': ['a', 'b']}};/protocol/seeds/0,/protocol/seeds/1",
        "{'protocol': {'seeds': [1.5, 2.5]}};/protocol/seeds/0,/protocol/seeds/1",
        "{'protocol': {'seeds': [null]}};/protocol/seeds/0",
        "{'proxies': [null, 1]};/proxies/0,/proxies/1",
        "{'proxies': ['zico(from=2)', 'zico(to=1)', 'zico']};/proxies/0,/proxies/2",
        "{'proxies': [null, 'zico(from=2)']};/proxies/0,/proxies/1",
        "{'architectures': [null, 7]};/architectures/0,/architectures/1",
        "{'architectures': 7};/architectures",
        "{'architectures': [{'architecture': 7}]};/architectures/0/architecture",
        "{'architectures': [{'id': 'x'}]};/architectures/0/architecture",
        "{'parameters': 7};/parameters",
      })
  void tellsEachFaultOnceAndNoFalseOne(String change, String pointers) {
    var request = JsonMapper.shared().createObjectNode().put("space", "nats-tss");
    request.putArray("architectures").add(CONVOLUTIONS);
    request.setAll((ObjectNode) JsonMapper.shared().readTree(change.replace('\'', '"')));

    var answer = client.post("/v1/scores", request.toString());

    assertThat(answer.status()).as(answer.text()).isEqualTo(422);
    assertThat(answer.json().get("errors").findValuesAsString("pointer"))
        .containsExactlyInAnyOrder(pointers.split(","));
  }

  @Test
  void aSpaceThatIsNotGivenIsOneFault() {
    var answer =
        client.post(
            "/v1/scores", Map.of("architectures", List.of(CONVOLUTIONS, CONVOLUTIONS, "8:8")));

    assertThat(answer.json().get("errors").findValuesAsString("pointer")).containsExactly("/space");
  }

  private AbstractStringAssert<?> refused(Map<String, ?> request, String pointer) {
    var answer = client.post("/v1/scores", request);
    assertThat(answer.status()).as(answer.text()).isEqualTo(422);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    var error = answer.json().at("/errors/0");
    assertThat(error.path("pointer").asString("none")).as(answer.text()).isEqualTo(pointer);
    return assertThat(error.get("detail").asString());
  }

  private static Map<String, ?> with(String property, Object value) {
    var request = new HashMap<String, Object>(tiny(List.of(CONVOLUTIONS)));
    request.put(property, value);
    return request;
  }

  private static Map<String, ?> architecture(Map<String, ?> architecture) {
    return with("architectures", List.of(architecture));
  }

  private static Map<String, ?> plainnet(String architecture) {
    return Map.of(
        "space",
        "plainnet",
        "architectures",
        List.of(Map.of("id", "mine", "architecture", architecture)));
  }
}

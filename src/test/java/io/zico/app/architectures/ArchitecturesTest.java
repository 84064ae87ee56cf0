package io.zico.app.architectures;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

@WebMvcTest(ArchitecturesController.class)
class ArchitecturesTest {

  @Autowired private MockMvcTester http;

  /** Row 0 of the benchmark: 129,306 parameters and 15,647,360 MACs. */
  @Test
  void countsWhatTheBenchmarkPublished() {
    var response =
        analyze(
            """
            {"id": "row 0", "space": "nats-tss", "architecture":
            "|avg_pool_3x3~0|+|nor_conv_1x1~0|skip_connect~1|+|nor_conv_1x1~0|skip_connect~1|skip_connect~2|"}
            """);

    assertThat(response)
        .hasStatusOk()
        .bodyJson()
        .isLenientlyEqualTo(
            """
            {"id": "row 0", "parameters": {"C": 16, "N": 5, "classes": 10, "input": [3, 32, 32]},
             "costs": {"parameters": 129306, "macs": 15647360}, "warnings": []}
            """);
    assertThat(response).bodyJson().extractingPath("$.hash").asString().hasSize(64);
    assertThat(response).bodyJson().extractingPath("$.layers[0].operator").isEqualTo("conv 3x3");
  }

  /** A cell of NAS-Bench-101; hash and number of parameters are the benchmark's own. */
  @Test
  void readsJsonNotationsAsObjectsToo() {
    var response =
        analyze(
            """
            {"space": "nasbench101", "architecture":
            {"matrix": [[0, 1, 0, 1], [0, 0, 1, 1], [0, 0, 0, 1], [0, 0, 0, 0]],
             "ops": ["input", "maxpool3x3", "conv3x3-bn-relu", "output"]}}
            """);

    assertThat(response)
        .hasStatusOk()
        .bodyJson()
        .isLenientlyEqualTo(
            """
            {"authorsIdentifiers": {"hash_module": "0922ee996ecffb2c0c5f16d1261f6dfa"},
             "costs": {"parameters": 3644554}}
            """);
  }

  @Test
  void refusesNumbersForArchitectures() {
    assertFault(analyze("{\"space\": \"nats-sss\", \"architecture\": 7}"), "/architecture");
  }

  @Test
  void givesEqualArchitecturesTheSameHash() throws Exception {
    var plain = "|none~0|+|none~0|none~1|+|nor_conv_1x1~0|none~1|none~2|";
    var detour = "|none~0|+|skip_connect~0|none~1|+|none~0|none~1|nor_conv_1x1~2|";

    assertThat(hash(plain)).isEqualTo(hash(detour));
    assertThat(hash(plain)).isNotEqualTo(hash(plain.replace("1x1", "3x3")));
  }

  @Test
  void warnsOfLayersWithoutInfluence() {
    var response =
        analyze(
            """
            {"space": "nats-tss", "architecture":
            "|nor_conv_3x3~0|+|none~0|none~1|+|skip_connect~0|none~1|none~2|"}
            """);

    assertThat(response)
        .bodyJson()
        .extractingPath("$.warnings[*].code")
        .asArray()
        .containsExactly("DEAD_LAYERS");
    // one dead convolution in each of the 3 x 5 cells
    assertThat(response)
        .bodyJson()
        .extractingPath("$.layers[?(@.alive == false)]")
        .asArray()
        .hasSize(15);
  }

  @Test
  void warnsOfNetworksThatSeeNothing() {
    var response =
        analyze(
            """
            {"space": "nats-tss", "architecture":
            "|none~0|+|none~0|none~1|+|none~0|none~1|none~2|"}
            """);

    assertThat(response)
        .bodyJson()
        .extractingPath("$.warnings[*].code")
        .asArray()
        .contains("BLIND");
  }

  /** The last cells have 2^19 channels at 2^24 pixels. */
  @Test
  void refusesCostsThatCannotBeCounted() {
    var response =
        analyze(
            """
            {"space": "transnas-macro", "architecture": "512-2222222222-basic",
             "parameters": {"input": [3, 4096, 4096]}}
            """);

    assertThat(response).hasStatus(422);
    assertThat(response)
        .bodyText()
        .contains("the costs up to here are more than 64 bits can count");
  }

  @Test
  void pointsAtUnknownSpaces() {
    assertFault(analyze("{\"space\": \"nats\", \"architecture\": \"x\"}"), "/space");
  }

  @Test
  void namesEveryFaultAtOnce() {
    assertThat(
            analyze(
                "{\"id\": \"%s\", \"space\": \"nats-tss\", \"architecture\": \"|\", \"x\": 1}"
                    .formatted("a".repeat(201))))
        .hasStatus(422)
        .bodyJson()
        .extractingPath("$.errors[*].pointer")
        .asArray()
        .containsExactlyInAnyOrder("/id", "/architecture", "/x");
  }

  @Test
  void pointsAtBrokenStrings() {
    assertFault(
        analyze("{\"space\": \"nats-tss\", \"architecture\": \"|conv~0|\"}"), "/architecture");
  }

  @Test
  void pointsAtEveryParameterOutOfBounds() {
    var response =
        analyze(
            """
            {"space": "nats-tss", "parameters": {"C": 0, "classes": 1000000, "M": 1}, "architecture":
            "|none~0|+|none~0|none~1|+|nor_conv_1x1~0|none~1|none~2|"}
            """);

    assertThat(response)
        .hasStatus(422)
        .bodyJson()
        .extractingPath("$.errors[*].pointer")
        .asArray()
        .containsExactly("/parameters/C", "/parameters/classes", "/parameters/M");
  }

  @Test
  void pointsAtAnInputThatDoesNotFit() {
    var odd =
        analyze(
            """
            {"space": "nats-tss", "parameters": {"input": [3, 30, 30]}, "architecture":
            "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|skip_connect~0|nor_conv_3x3~1|none~2|"}
            """);

    assertFault(odd, "/parameters/input");
    assertThat(odd)
        .bodyJson()
        .extractingPath("$.errors[0].detail")
        .asString()
        .startsWith("input 3x30x30 does not fit: node ")
        .endsWith("; 3x32x32 would");
  }

  @Test
  void pointsAtParametersAndStringAtOnce() {
    var response =
        analyze(
            "{\"space\": \"nats-tss\", \"parameters\": {\"C\": 0}, \"architecture\": \"|conv~0|\"}");

    assertThat(response)
        .hasStatus(422)
        .bodyJson()
        .extractingPath("$.errors[*].pointer")
        .asArray()
        .contains("/parameters/C", "/architecture");
  }

  private static void assertFault(MvcTestResult response, String pointer) {
    assertThat(response)
        .hasStatus(422)
        .bodyJson()
        .extractingPath("$.errors[0].pointer")
        .isEqualTo(pointer);
  }

  private String hash(String architecture) throws Exception {
    var response =
        analyze("{\"space\": \"nats-tss\", \"architecture\": \"%s\"}".formatted(architecture));
    var json = JsonMapper.shared().readTree(response.getResponse().getContentAsString());
    return json.path("hash").asString();
  }

  private MvcTestResult analyze(String json) {
    return http.post()
        .uri("/v1/architectures:analyze")
        .contentType(MediaType.APPLICATION_JSON)
        .content(json)
        .exchange();
  }
}

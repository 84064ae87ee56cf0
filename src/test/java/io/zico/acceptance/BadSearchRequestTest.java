package io.zico.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.zico.fixture.Answer;
import io.zico.fixture.Client;
import io.zico.fixture.WholeService;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Searches that cannot be, and are told where. */
@WholeService
class BadSearchRequestTest {

  private static final String ALL_SKIPS =
      "|skip_connect~0|+|skip_connect~0|skip_connect~1|+|skip_connect~0|skip_connect~1|skip_connect~2|";

  @LocalServerPort private int port;

  private Client client = Client.of(0);

  @BeforeEach
  void connect() {
    client = Client.of(port);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          "objectives": [null]                          ; /objectives/0
          "objectives": ["zico", 5]                     ; /objectives/1
          "objectives": [["zico", null]]                ; /objectives/0
          "objectives": [[null]]                        ; /objectives/0
          "objectives": [[]]                            ; /objectives/0
          "objectives": null, "judge": [null]           ; /judge/0
          "judge": [{}]                                 ; /judge/0
          "judge": ["zico", null]                       ; /judge/1
          "algorithm": "staged", "stages": [null]       ; /stages/0
          "algorithm": "staged", "stages": [[null]]     ; /stages/0/0
          "algorithm": "staged", "stages": [["zico"], 5]; /stages/1
          "constraints": {"macs": 5}                    ; /constraints/macs
          "constraints": {"macs": null}                 ; /constraints/macs
          "constraints": {"macs": {"max": "x"}}         ; /constraints/macs/max
          "constraints": [null]                         ; /constraints
          "initial": {}                                 ; /initial/architecture
          "initial": {"architecture": null}             ; /initial/architecture
          "initial": 5                                  ; /initial
          "warmStart": {"architectures": [{}]}          ; /warmStart/architectures/0/architecture
          "warmStart": {"architectures": [null]}        ; /warmStart/architectures/0
          "warmStart": {"architectures": [5]}           ; /warmStart/architectures/0
          "costing": {"latencies": 5}                   ; /costing/latencies
          "costing": {"latencies": {"x": 5}}            ; /costing/latencies/x
          "costing": {"latencies": {"a/b": 5}}          ; /costing/latencies/a~1b
          "judge": ["zico", "macs", "-zico"]            ; /judge/2
          "judge": ["az-nas:complexity", "macs"]        ; /judge/1
          "objectives": [["zico", "zico"]]              ; /objectives/0/1
          "constraints": {"authorsFlops": {"max": 5}}   ; /constraints/authorsFlops
          "constraints": {"latencyMs": {"max": 5}}      ; /constraints/latencyMs
          "protocol": {"seeds": [null]}                 ; /protocol/seeds/0
          """,
      quoteCharacter = '`')
  void aFaultyPartIsRefusedByItsPlace(String part, String pointer) {
    refused(part, pointer);
  }

  @ParameterizedTest
  @CsvSource({"null", "-1", "x"})
  void aLatencyIsANumberFromZero(String latency) {
    var sent = latency.equals("x") ? "\"x\"" : latency;

    refused(
        "\"costing\": {\"latencies\": {\"%s\": %s}}".formatted(ALL_SKIPS, sent),
        "/costing/latencies/" + ALL_SKIPS.replace("~", "~0"));
  }

  @Test
  void aLatencyIsOfAnArchitectureAsWritten() {
    refused(
        "\"costing\": {\"latencies\": {\" %s\": 1}}".formatted(ALL_SKIPS),
        "/costing/latencies/ " + ALL_SKIPS.replace("~", "~0"));
  }

  @Test
  void aCostThatAuthorsLackIsNamedAsClientsDo() {
    var answer = search("\"constraints\": {\"authorsFlops\": {\"max\": 5}}", "");

    assertThat(answer.at("/errors/0/detail"))
        .contains("authors of this space do not count it")
        .doesNotContain("AUTHORS");
  }

  @Test
  void otherFaultsAreToldBesideABrokenPart() {
    var answer = search("\"initial\": {}, \"objectives\": [null], \"judge\": [\"no\"]", "");

    assertThat(pointers(answer)).contains("/initial/architecture", "/objectives/0", "/judge/0");
  }

  @Test
  void aPresetDoesNotHideABrokenPart() {
    var answer =
        client.post("/v1/searches", "{\"preset\": \"zico-imagenet-450m\", \"judge\": [null]}");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(pointers(answer)).containsExactly("/judge/0");
  }

  private void refused(String part, String pointer) {
    for (var verb : List.of("", ":estimate")) {
      var answer = search(part, verb);

      assertThat(answer.status()).as(answer.text()).isEqualTo(422);
      assertThat(pointers(answer)).as(answer.text()).containsExactly(pointer);
    }
  }

  private Answer search(String part, String verb) {
    var body =
        "{\"space\": \"nats-tss\", \"parameters\": {\"C\": 4, \"N\": 1}, %s}".formatted(part);
    return client.post("/v1/searches" + verb, body);
  }

  private static List<String> pointers(Answer answer) {
    return StreamSupport.stream(answer.json().get("errors").spliterator(), false)
        .map(error -> error.get("pointer").asString())
        .toList();
  }
}

package io.zico.acceptance;

import static io.zico.acceptance.ScoresTest.CONVOLUTIONS;
import static io.zico.acceptance.ScoresTest.OVER_THE_FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import io.zico.fixture.Answer;
import io.zico.fixture.Client;
import io.zico.fixture.Form;
import io.zico.fixture.WholeService;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Lists of architectures that come as a file. */
@WholeService
class UploadedListsTest {

  private static final String REQUEST =
      """
      {
        "space": "nats-tss",
        "parameters": {"C": 4, "N": 1},
        "protocol": {"dataset": "gaussian-cifar", "batchSize": 8}
      }
      """;

  @LocalServerPort private int port;

  private Client client = Client.of(0);

  @BeforeEach
  void connect() {
    client = Client.of(port);
  }

  @Test
  void textHasOneArchitectureALine() {
    var answer =
        upload("list.txt", "text/plain", CONVOLUTIONS + "\n\n  " + OVER_THE_FIRST + "\r\n");

    assertThat(architectures(answer)).containsExactly(CONVOLUTIONS, OVER_THE_FIRST);
    assertThat(states(answer)).containsOnly("SUCCEEDED");
  }

  @Test
  void csvNamesItsColumnsInAnyOrder() {
    var answer =
        upload(
            "list.csv",
            "text/csv",
            """
            id,architecture,space
            first,%s,
            second,8:16:24:32:40,nats-sss
            """
                .formatted(CONVOLUTIONS));

    assertThat(architectures(answer)).containsExactly(CONVOLUTIONS, "8:16:24:32:40");
    assertThat(answer.json().at("/results/0/architecture/id").asString()).isEqualTo("first");
    assertThat(answer.json().at("/results/1/architecture/id").asString()).isEqualTo("second");
    assertThat(answer.json().at("/results/1/architecture/space").asString()).isEqualTo("nats-sss");
    assertThat(states(answer).get(0)).isEqualTo("SUCCEEDED");
    // C and N belong to the other space
    assertThat(answer.json().at("/results/1/failure/detail").asString())
        .contains("nats-sss has no parameter");
  }

  @Test
  void ndjsonMixesStringsAndObjects() {
    var answer =
        upload(
            "list.ndjson",
            "application/x-ndjson",
            """
            "%s"
            {"id": "wide", "architecture": "%s", "parameters": {"C": 6}}
            """
                .formatted(CONVOLUTIONS, CONVOLUTIONS));

    assertThat(states(answer)).containsExactly("SUCCEEDED", "SUCCEEDED");
    assertThat(answer.json().at("/results/0/architecture/parameters/C").asInt()).isEqualTo(4);
    assertThat(answer.json().at("/results/1/architecture/parameters/C").asInt()).isEqualTo(6);
    assertThat(answer.json().at("/results/1/architecture/id").asString()).isEqualTo("wide");
  }

  @Test
  void arraysOfJsonAreListsToo() {
    var answer =
        upload(
            "list.json",
            "application/json",
            "[\"%s\", {\"id\": \"second\", \"architecture\": \"%s\"}]"
                .formatted(CONVOLUTIONS, OVER_THE_FIRST));

    assertThat(architectures(answer)).containsExactly(CONVOLUTIONS, OVER_THE_FIRST);
    assertThat(answer.json().at("/results/1/architecture/id").asString()).isEqualTo("second");
  }

  @Test
  void faultyLinesAreRefusedAsFaultyBodiesAre() {
    var line = "{\"architecture\": \"%s\", \"colour\": \"red\"}".formatted(CONVOLUTIONS);
    var file = line.getBytes(StandardCharsets.UTF_8);
    var form =
        Form.ofJson("request", REQUEST)
            .file("architectures", "list.ndjson", "application/x-ndjson", file);

    var answer = client.post("/v1/scores", form);

    assertThat(answer.status()).as(answer.text()).isEqualTo(422);
    assertThat(answer.at("/errors/0/parameter")).isEqualTo("architectures");
    assertThat(answer.at("/errors/0/detail")).startsWith("line 1, /colour: ");
  }

  @Test
  void oneBrokenRowFailsAloneInTheDownload() {
    var answer =
        upload(
            "list.csv",
            "application/octet-stream",
            """
            id,architecture
            first,%s
            broken,|avg_pool_5x5~0|+|nor_conv_1x1~0|skip_connect~1|+|none~0|skip_connect~1|nor_conv_3x3~2|
            """
                .formatted(CONVOLUTIONS));

    var rows =
        client.get(answer.at("/links/results"), "Accept", "text/csv").text().lines().toList();

    assertThat(rows).hasSize(3);
    assertThat(rows.get(1)).startsWith("0,first,nats-tss,\"" + CONVOLUTIONS + "\",SUCCEEDED,");
    assertThat(rows.get(2))
        .startsWith("1,broken,nats-tss,\"|avg_pool_5x5~0|+|")
        .contains(",FAILED,", "at character 2: 'avg_pool_5x5' is not an operation");
  }

  @Test
  void twoListsInOneRequestAreRefused() {
    var request = REQUEST.replaceFirst("\\{", "{\"architectures\": [\"a\"],");
    var form =
        Form.ofJson("request", request)
            .file(
                "architectures",
                "list.txt",
                "text/plain",
                CONVOLUTIONS.getBytes(StandardCharsets.UTF_8));

    var answer = client.post("/v1/scores", form);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.at("/errors/0/pointer")).isEqualTo("/architectures");
    assertThat(answer.at("/detail")).contains("comes as a file already");
  }

  @Test
  void anUploadedListScoresAsTheSameListInline() {
    var uploaded = upload("list.txt", "text/plain", CONVOLUTIONS);

    var inline = client.score(ScoresTest.tiny(List.of(CONVOLUTIONS)));

    assertThat(uploaded.json().at("/results/0/result/scores"))
        .isEqualTo(inline.json().at("/results/0/result/scores"));
    assertThat(uploaded.at("/protocolHash")).isEqualTo(inline.at("/protocolHash"));
  }

  private Answer upload(String file, String type, String list) {
    var form =
        Form.ofJson("request", REQUEST)
            .file("architectures", file, type, list.getBytes(StandardCharsets.UTF_8));
    var answer = client.post("/v1/scores", form, "Prefer", "wait=60");
    assertThat(answer.status()).as(answer.text()).isIn(200, 202);
    return client.end(answer.at("/links/self"));
  }

  private static List<String> architectures(Answer answer) {
    return answer
        .json()
        .get("results")
        .valueStream()
        .map(item -> item.at("/architecture/architecture").asString())
        .toList();
  }

  private static List<String> states(Answer answer) {
    return answer
        .json()
        .get("results")
        .valueStream()
        .map(item -> item.get("state").asString())
        .toList();
  }
}

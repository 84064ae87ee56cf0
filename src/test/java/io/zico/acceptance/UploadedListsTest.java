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

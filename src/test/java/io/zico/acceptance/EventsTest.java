package io.zico.acceptance;

import static io.zico.acceptance.ScoresTest.CONVOLUTIONS;
import static io.zico.acceptance.ScoresTest.tiny;
import static org.assertj.core.api.Assertions.assertThat;

import io.zico.fixture.Answer;
import io.zico.fixture.Client;
import io.zico.fixture.WholeService;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a client hears of a job that it follows. */
@WholeService
class EventsTest {

  @LocalServerPort private int port;

  private Client client = Client.of(0);

  @BeforeEach
  void connect() {
    client = Client.of(port);
  }

  @Test
  void aJobIsFollowedToItsEnd() {
    var job = client.post("/v1/scores", tiny(List.of(CONVOLUTIONS, CONVOLUTIONS)));

    var events = follow(job);

    assertThat(events.status()).isEqualTo(200);
    assertThat(events.header("Content-Type")).startsWith("text/event-stream");
    assertThat(fields(events, "event")).contains("state", "evaluation").endsWith("state");
    assertThat(fields(events, "event")).filteredOn("evaluation"::equals).hasSize(2);
    assertThat(fields(events, "id").stream().map(Long::valueOf)).isSorted().endsWith(2L);
    var data = fields(events, "data");
    assertThat(data).contains("{\"position\":0,\"state\":\"SUCCEEDED\"}");
    assertThat(data.get(data.size() - 1)).contains("\"state\":\"SUCCEEDED\"", "\"done\":2");
  }

  @Test
  void whoComesBackHearsWhatWasMissed() {
    var job = client.post("/v1/scores", tiny(List.of(CONVOLUTIONS, CONVOLUTIONS)));
    var all = follow(job);

    var rest = follow(job, "Last-Event-ID", "1");

    assertThat(fields(rest, "event")).containsExactly("evaluation", "state");
    assertThat(fields(rest, "id")).containsExactly("2", "2");
    assertThat(fields(follow(job), "event")).containsExactly("evaluation", "evaluation", "state");
    assertThat(fields(all, "data")).contains(fields(rest, "data").get(0));
  }

  @Test
  void whatIsNoJobIsNotFollowed() {
    var nobody = "/v1/jobs/00000000-0000-0000-0000-000000000000/events";

    assertThat(client.get(nobody).status()).isEqualTo(404);
    assertThat(client.get(nobody, "Last-Event-ID", "yesterday").status()).isEqualTo(400);
  }

  private Answer follow(Answer job, String... headers) {
    return client.get("/v1/jobs/" + job.at("/id") + "/events", headers);
  }

  private static List<String> fields(Answer events, String name) {
    return events
        .text()
        .lines()
        .filter(line -> line.startsWith(name + ":"))
        .map(line -> line.substring(name.length() + 1).strip())
        .toList();
  }
}

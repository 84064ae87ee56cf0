package io.zico.acceptance;

import static io.zico.acceptance.ScoresTest.CONVOLUTIONS;
import static io.zico.acceptance.ScoresTest.OVER_THE_FIRST;
import static io.zico.acceptance.ScoresTest.OVER_THE_SECOND;
import static io.zico.acceptance.ScoresTest.tiny;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zico.fixture.Client;
import io.zico.fixture.WholeService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/** What can be read of a job's results, and when. */
@WholeService
class ResultsTest {

  private static final List<String> SEVEN =
      List.of(
          CONVOLUTIONS,
          OVER_THE_FIRST,
          "|nor_conv_5x5~0|",
          OVER_THE_SECOND,
          CONVOLUTIONS,
          OVER_THE_FIRST,
          "not a cell, \"but a text\"");

  private static final int LENGTH = 512;

  /** A job that takes minutes: nothing of it is known before, and each network is another one. */
  private static final Map<String, ?> LONG =
      Map.of(
          "space", "nats-sss",
          "protocol", Map.of("dataset", "gaussian-cifar", "batchSize", 16),
          "architectures",
              IntStream.range(0, LENGTH)
                  .mapToObj(i -> "64:%d:%d:%d:64".formatted(width(i), width(i / 8), width(i / 64)))
                  .toList());

  @LocalServerPort private int port;

  private Client client = Client.of(0);

  @BeforeEach
  void connect() {
    client = Client.of(port);
  }

  @Test
  void pagesFollowTheOrderOfTheList() {
    var results = client.score(tiny(SEVEN)).at("/links/results");

    var sizes = new ArrayList<Integer>();
    var positions = new ArrayList<Integer>();
    var next = results + "?pageSize=3";
    while (!next.isEmpty()) {
      var page = client.get(next).json();
      sizes.add(page.get("items").size());
      page.get("items").forEach(item -> positions.add(item.get("position").asInt()));
      next =
          page.has("nextPageToken")
              ? results + "?pageSize=3&pageToken=" + page.get("nextPageToken").asString()
              : "";
    }

    assertThat(sizes).containsExactly(3, 3, 1);
    assertThat(positions).containsExactly(0, 1, 2, 3, 4, 5, 6);
  }

  @Test
  void showsOnlyTheStateAskedFor() {
    var results = client.score(tiny(SEVEN)).at("/links/results");

    var failed = client.get(results + "?state=FAILED").json().get("items");
    var rest = client.get(results + "?state=SUCCEEDED&pageSize=4").json();

    assertThat(failed.findValuesAsString("position")).containsExactly("2", "6");
    assertThat(rest.get("items").findValuesAsString("position"))
        .containsExactly("0", "1", "3", "4");
    assertThat(rest.has("nextPageToken")).isTrue();
  }

  @Test
  void oneResultHasAnAddressOfItsOwn() {
    var results = client.score(tiny(SEVEN)).at("/links/results");

    assertThat(client.get(results + "/3").json())
        .isEqualTo(client.get(results).json().at("/items/3"));
    assertThat(client.get(results + "/7").status()).isEqualTo(404);
  }

  @Test
  void csvHoldsTheNumbersOfTheJson() {
    var results = client.score(tiny(SEVEN, Map.of("seeds", List.of(0, 1)))).at("/links/results");
    var items = client.get(results).json().get("items");

    var answer = client.get(results, "Accept", "text/csv");

    assertThat(answer.header("Content-Type")).startsWith("text/csv");
    var rows = csv(answer.text());
    assertThat(rows).hasSize(7);
    for (int i = 0; i < rows.size(); i++) {
      assertSame(rows.get(i), items.get(i));
    }
    assertThat(rows.get(6).get("architecture")).isEqualTo("not a cell, \"but a text\"");
    assertThat(rows.get(6).get("failure")).contains("at character 1");
  }

  @Test
  void csvHoldsNoFormulas() {
    var named = Map.of("id", "=1+1", "architecture", CONVOLUTIONS);
    var quoted = Map.of("id", "a \"b\", c", "architecture", "-1");
    var request = new HashMap<String, Object>(tiny(SEVEN));
    request.put("architectures", List.of(named, quoted));
    var results = client.score(request).at("/links/results");

    var text = client.get(results, "Accept", "text/csv").text();

    assertThat(text.lines().toList().get(0).replace("\"", ""))
        .startsWith("position,id,space,architecture,state,hash,params,macs,layers,zico,")
        .endsWith(
            ",failure,parameters,zico structural,zico data,zico version,warnings,zico low,zico high,zico percentile");
    assertThat(text).contains("\r\n0,\"'=1+1\",nats-tss,").contains("\r\n1,\"a \"\"b\"\", c\",");
    assertThat(csv(text).get(1).get("architecture")).isEqualTo("'-1");
  }

  @Test
  void ndjsonHoldsOneItemALine() {
    var results = client.score(tiny(SEVEN)).at("/links/results");

    var answer = client.get(results, "Accept", "application/x-ndjson");

    assertThat(answer.header("Content-Type")).startsWith("application/x-ndjson");
    assertThat(answer.lines())
        .isEqualTo(client.get(results).json().get("items").valueStream().toList());
  }

  @Test
  void downloadsMayBeOfOneStateOnly() {
    var results = client.score(tiny(SEVEN)).at("/links/results") + "?state=FAILED";

    var items = client.get(results).json().get("items").valueStream().toList();

    assertThat(items).hasSize(2);
    assertThat(client.get(results, "Accept", "application/x-ndjson").lines()).isEqualTo(items);
    var rows = csv(client.get(results, "Accept", "text/csv").text());
    assertThat(rows).extracting(row -> row.get("position")).containsExactly("2", "6");
  }

  @Test
  void resultsAreReadableWhileTheJobRunsAndAfterItsCancellation() {
    var submitted = client.post("/v1/scores", LONG);
    var results = submitted.at("/links/results") + "?state=SUCCEEDED";
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> !client.get(results).json().get("items").isEmpty());
    assertThat(client.get(submitted.at("/links/self")).at("/state")).isEqualTo("RUNNING");

    var cancelled = client.post(submitted.at("/links/cancel"), "");
    var job = client.end(submitted.at("/links/self"));

    assertThat(cancelled.at("/state")).isIn("CANCELLING", "CANCELLED");
    assertThat(job.at("/state")).isEqualTo("CANCELLED");
    int succeeded = job.json().at("/progress/succeeded").asInt();
    assertThat(succeeded).isPositive();
    assertThat(succeeded + job.json().at("/progress/cancelled").asInt()).isEqualTo(LENGTH);
    assertThat(client.get(results + "&pageSize=1000").json().get("items")).hasSize(succeeded);
    assertThat(client.get(submitted.at("/links/job")).at("/state")).isEqualTo("CANCELLED");
  }

  private static int width(int number) {
    return 8 + 8 * (number % 8);
  }

  private static void assertSame(Map<String, String> row, JsonNode item) {
    var result = item.path("result");
    assertThat(row.get("position")).isEqualTo(item.get("position").asString());
    assertThat(row.get("state")).isEqualTo(item.get("state").asString());
    assertThat(row.get("architecture")).isEqualTo(item.at("/architecture/architecture").asString());
    assertThat(row.get("params")).isEqualTo(result.at("/baselines/params").asString(""));
    assertThat(row.get("zico")).isEqualTo(result.at("/scores/zico/mean").asString(""));
    assertThat(row.get("zico standard error"))
        .isEqualTo(result.at("/scores/zico/standardError").asString(""));
    assertThat(row.get("failure")).isEqualTo(item.at("/failure/detail").asString(""));
    assertThat(row.get("zico structural"))
        .isEqualTo(result.at("/scores/zico/structural").asString(""));
    assertThat(row.get("zico data")).isEqualTo(result.at("/scores/zico/data").asString(""));
    assertThat(row.get("zico version")).isEqualTo(result.at("/scores/zico/version").asString(""));
    assertThat(row.get("parameters")).isEqualTo(item.at("/architecture/parameters").toString());
    assertThat(row.get("warnings"))
        .isEqualTo(String.join(" ", result.path("warnings").findValuesAsString("code")));
  }

  private static List<Map<String, String>> csv(String text) {
    return new CsvMapper()
        .readerFor(Map.class)
        .with(CsvSchema.emptySchema().withHeader())
        .<Map<String, String>>readValues(text)
        .readAll();
  }
}

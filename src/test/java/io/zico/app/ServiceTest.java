package io.zico.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.zico.fixture.Answer;
import io.zico.fixture.Client;
import io.zico.fixture.WholeService;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The whole service, as a client meets it. */
@WholeService
class ServiceTest {

  private static final String SMALL_SCORE =
      """
      {"space": "nats-tss", "parameters": {"C": 1, "N": 1},
       "protocol": {"dataset": "gaussian-cifar", "batchSize": 2},
       "architectures": ["|none~0|+|none~0|none~1|+|skip_connect~0|none~1|nor_conv_1x1~2|"]}
      """;

  @LocalServerPort private int port;

  private Client http;

  @BeforeEach
  void connect() {
    http = Client.of(port);
  }

  @Test
  void showsAJobBesideItsTypedResource() throws Exception {
    var score = http.post("/v1/scores", SMALL_SCORE, "Prefer", "wait=60");
    var id = json(score).path("id").asString();

    var job = http.get("/v1/jobs/" + id);

    assertThat(job.status()).isEqualTo(200);
    assertThat(json(job).path("kind").asString()).isEqualTo("score");
    assertThat(json(job).path("state").asString()).isEqualTo("SUCCEEDED");
    assertThat(json(job).path("progress").path("done").asInt()).isEqualTo(1);
    assertThat(json(job).path("times").propertyNames())
        .contains("queued", "running", "finished", "updated");
    assertThat(http.get(json(job).path("links").path("result").asString()).status()).isEqualTo(200);
  }

  @Test
  void answersPollsOfAJobOnlyWhenItChanged() throws Exception {
    var id = json(http.post("/v1/scores", SMALL_SCORE, "Prefer", "wait=60")).path("id").asString();
    var tag = http.get("/v1/jobs/" + id).header("ETag");

    var again = http.get("/v1/jobs/" + id, "If-None-Match", tag);

    assertThat(again.status()).isEqualTo(304);
    assertThat(again.text()).isEmpty();
  }

  @Test
  void pagesThroughJobsFromTheNewest() throws Exception {
    var first = json(http.post("/v1/scores", SMALL_SCORE)).path("id").asString();
    var second = json(http.post("/v1/scores", SMALL_SCORE)).path("id").asString();

    var page = json(http.get("/v1/jobs?kind=score&pageSize=1"));
    var next =
        json(
            http.get(
                "/v1/jobs?kind=score&pageSize=1&pageToken="
                    + page.path("nextPageToken").asString()));

    assertThat(page.path("items").path(0).path("id").asString()).isEqualTo(second);
    assertThat(next.path("items").path(0).path("id").asString()).isEqualTo(first);
  }

  @Test
  void grantsNoWaitThatWasNotAskedFor() {
    assertThat(
            http.post("/v1/scores", SMALL_SCORE, "Prefer", "wait=0").header("Preference-Applied"))
        .isEmpty();
    assertThat(
            http.post("/v1/scores", SMALL_SCORE, "Prefer", "wait=9").header("Preference-Applied"))
        .isEqualTo("wait=9");
  }

  @Test
  void refusesTokensOfAnotherFilter() throws Exception {
    http.post("/v1/scores", SMALL_SCORE, "Prefer", "wait=60");
    http.post("/v1/scores", SMALL_SCORE, "Prefer", "wait=60");
    var token = http.get("/v1/jobs?pageSize=1").at("/nextPageToken");

    assertThat(http.get("/v1/jobs?pageSize=1&pageToken=" + token).status()).isEqualTo(200);
    assertProblem(
        http.get("/v1/jobs?pageSize=1&kind=score&pageToken=" + token), 400, "invalid-request");
    assertProblem(http.get("/v1/datasets?pageToken=" + token), 400, "invalid-request");
  }

  @Test
  void refusesToCancelWhatHasSucceeded() throws Exception {
    var id = json(http.post("/v1/scores", SMALL_SCORE, "Prefer", "wait=60")).path("id").asString();

    assertProblem(http.post("/v1/jobs/" + id + ":cancel", ""), 409, "illegal-transition");
    assertProblem(http.post("/v1/jobs/" + id + ":pause", ""), 409, "illegal-transition");
    assertProblem(http.post("/v1/jobs/" + id + ":resume", ""), 409, "illegal-transition");
  }

  @Test
  void knowsNoJobOfAnotherId() throws Exception {
    var nobody = "/v1/jobs/00000000-0000-0000-0000-000000000000";

    assertProblem(http.get(nobody), 404, "not-found");
    assertProblem(http.post(nobody + ":cancel", ""), 404, "not-found");
    assertProblem(http.post(nobody + ":pause", ""), 404, "not-found");
    assertProblem(http.post(nobody + ":resume", ""), 404, "not-found");
    assertProblem(http.get("/v1/jobs/7"), 400, "invalid-request");
    assertProblem(http.get("/v1/jobs?state=LOST"), 400, "invalid-request");
  }

  @Test
  void listsItsDevices() throws Exception {
    var devices = json(http.get("/v1/devices"));

    assertThat(devices.path("engine").path("libtorch").asString()).isNotEmpty();
    assertThat(devices.path("items").path(0).path("slots").asInt()).isPositive();
  }

  @Test
  void tellsOfEngineDevicesAndQueueInItsHealth() throws Exception {
    var health = json(http.get("/actuator/health"));

    assertThat(health.path("status").asString()).isEqualTo("UP");
    assertThat(health.path("components").propertyNames())
        .contains("engine", "devices", "queue", "db");
    assertThat(http.get("/actuator/health/liveness").status()).isEqualTo(200);
    assertThat(http.get("/actuator/health/readiness").status()).isEqualTo(200);
  }

  @Test
  void looksAtTheDiskOfItsData() throws Exception {
    var disk = json(http.get("/actuator/health")).at("/components/diskSpace");

    assertThat(disk.path("status").asString()).isEqualTo("UP");
    assertThat(disk.at("/details/path").asString())
        .startsWith(Path.of("").toAbsolutePath().toString());
  }

  @Test
  void compressesLongAnswersForWhoeverReadsThatWay() {
    assertThat(http.get("/v1/spaces", "Accept-Encoding", "gzip").header("Content-Encoding"))
        .isEqualTo("gzip");
    assertThat(http.get("/v1/spaces").header("Content-Encoding")).isEmpty();
  }

  @Test
  void callsTheSameOutcomeByOneName() {
    http.post("/v1/scores", SMALL_SCORE, "Prefer", "wait=60");

    var meters = http.get("/actuator/prometheus").text();

    assertThat(meters.lines().filter(line -> line.startsWith("zico_")))
        .anyMatch(line -> line.startsWith("zico_scores") && line.contains("outcome=\"succeeded\""))
        .noneMatch(line -> line.contains("outcome=\"success\""));
  }

  @Test
  void countsWhatItDoesForPrometheus() throws Exception {
    http.get("/v1/spaces");

    assertThat(http.get("/actuator/prometheus").text())
        .contains("http_server_requests_seconds_count")
        .contains("zico_slots")
        .contains("zico_queue_depth");
  }

  @Test
  void showsNoOtherActuatorEndpoint() throws Exception {
    assertProblem(http.get("/actuator/env"), 404, "not-found");
    assertProblem(http.get("/actuator/heapdump"), 404, "not-found");
  }

  private static JsonNode json(Answer response) {
    return response.json();
  }

  private static void assertProblem(Answer response, int status, String slug) throws IOException {
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(response.status()).isEqualTo(status);
    assertThat(json(response).path("type").asString()).isEqualTo("/problems/" + slug);
  }
}

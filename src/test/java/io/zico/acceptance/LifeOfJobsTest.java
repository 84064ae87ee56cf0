package io.zico.acceptance;

import static io.zico.acceptance.ScoresTest.CONVOLUTIONS;
import static io.zico.acceptance.ScoresTest.tiny;
import static org.assertj.core.api.Assertions.assertThat;

import io.zico.engine.SlotPool;
import io.zico.fixture.Answer;
import io.zico.fixture.Client;
import io.zico.fixture.WholeService;
import io.zico.job.Jobs;
import io.zico.job.NewEvaluation;
import io.zico.job.NewJob;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.SmartLifecycle;

/** How jobs end, what their end leaves, and what must not be taken away before. */
@WholeService
class LifeOfJobsTest {

  @LocalServerPort private int port;
  @Autowired private Jobs jobs;

  private Client client = Client.of(0);

  @BeforeEach
  void connect() {
    client = Client.of(port);
  }

  @Test
  void aDeletedJobLeavesItsEvidence() {
    var request = tiny(List.of(CONVOLUTIONS), Map.of("seeds", List.of(2_001)));
    var job = client.score(request).at("/links/job");

    assertThat(delete(job).status()).isEqualTo(204);

    assertThat(client.get(job).status()).isEqualTo(404);
    assertThat(delete(job).status()).isEqualTo(404);
    assertThat(client.score(request).at("/results/0/result/runs/0/cached")).isEqualTo("true");
  }

  @Test
  void whatAnOpenJobNeedsIsNotDeleted() {
    client.post("/v1/datasets", noise("held", 3, 32, 32));
    var submitted = client.post("/v1/scores", longJob("held"));

    var job = delete(submitted.at("/links/job"));
    var dataset = delete("/v1/datasets/held");

    assertThat(job.status()).isEqualTo(409);
    assertThat(job.at("/detail")).containsAnyOf("is QUEUED", "is RUNNING").contains("cancel");
    assertThat(dataset.status()).isEqualTo(409);
    assertThat(dataset.at("/detail")).contains("held", submitted.at("/id"));
    client.post(submitted.at("/links/cancel"), "");
    client.end(submitted.at("/links/self"));
    assertThat(client.get(submitted.at("/links/job")).at("/times/cancelling")).isNotEmpty();
    assertThat(delete("/v1/datasets/held").status()).isEqualTo(204);
    assertThat(delete(submitted.at("/links/job")).status()).isEqualTo(204);
  }

  @Test
  void aPausedJobRestsUntilItIsResumed() {
    var submitted = client.post("/v1/scores", longJob("gaussian-cifar"));
    var path = submitted.at("/links/job");

    var paused = client.post(path + ":pause", "");

    assertThat(paused.status()).isEqualTo(200);
    assertThat(paused.at("/state")).isEqualTo("PAUSED");
    assertThat(paused.at("/times/paused")).isNotEmpty();
    assertThat(paused.at("/progress/estimatedEnd")).isEmpty();
    assertThat(client.get("/v1/jobs?state=PAUSED").text()).contains(submitted.at("/id"));
    assertThat(client.post(path + ":resume", "").at("/state")).isIn("QUEUED", "RUNNING");
    client.post(path + ":cancel", "");
    assertThat(client.end(path).at("/state")).isEqualTo("CANCELLED");
  }

  @Test
  void aRepetitionGivesBackItsJobWhateverBecameOfItsDataset() {
    client.post("/v1/datasets", noise("passing", 3, 32, 32));
    var json =
        """
        {"space": "nats-tss", "protocol": {"dataset": "passing", "batchSize": 8},
         "parameters": {"C": 4, "N": 1}, "architectures": ["%s"]}
        """
            .formatted(CONVOLUTIONS);
    var spelt = json.replace("\"C\": 4, \"N\": 1", "\"N\":1,\"C\":4");
    var first = repeated(json);
    client.end(first.at("/links/self"));

    delete("/v1/datasets/passing");
    var deleted = repeated(spelt);
    client.post("/v1/datasets", noise("passing", 3, 16, 16));
    var replaced = repeated(json);
    var other = repeated(json.replace("\"N\": 1", "\"N\": 2"));

    assertThat(first.status()).isEqualTo(202);
    assertThat(deleted.at("/id")).as(deleted.text()).isEqualTo(first.at("/id"));
    assertThat(replaced.at("/id")).as(replaced.text()).isEqualTo(first.at("/id"));
    assertThat(other.status()).isEqualTo(409);
  }

  private Answer repeated(String json) {
    return client.post("/v1/scores", json, "Idempotency-Key", "whatever became of it");
  }

  @Test
  void aNoiseThatNobodyCanHoldIsRefused() {
    var answer = client.post("/v1/datasets", noise("huge", 4096, 4096, 4096));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.at("/errors/0/pointer")).isEqualTo("/image");
    assertThat(answer.text()).contains("at most 12,582,912 values", "68,719,476,736");
  }

  @Test
  void aVanishedDatasetFailsItsEvaluations() throws Exception {
    var model = jobs.find(UUID.fromString(client.score(tiny(List.of(CONVOLUTIONS))).at("/id")));
    var spec = model.orElseThrow().spec();
    var hash = spec.replaceAll(".*\"contentHash\":\"(\\w+)\".*", "$1");
    var payload = jobs.evaluation(model.orElseThrow().id(), 0).orElseThrow().payload();

    var job = end(spec.replace(hash, "0".repeat(64)), payload);

    assertThat(job.at("/state")).isEqualTo("FAILED");
    assertThat(job.at("/results/0/failure/type")).isEqualTo("dataset-gone");
    assertThat(job.at("/results/0/failure/detail"))
        .isEqualTo(
            "dataset 'gaussian-cifar' was deleted, or replaced by other content, after the job was taken in");
  }

  @Test
  void whatIsGivenUpSaysSoAsTheApiPromises() throws Exception {
    var model = jobs.find(UUID.fromString(client.score(tiny(List.of(CONVOLUTIONS))).at("/id")));

    // a payload that no version of the service wrote
    var job = end(model.orElseThrow().spec(), "{\"space\": \"gone\"}");

    var failure = job.json().at("/results/0/failure");
    assertThat(failure.get("type").asString()).isEqualTo("given-up");
    assertThat(failure.get("detail").asString()).contains("given up after 3 attempts", "gone");
    assertThat(failure.get("attempts").asInt()).isEqualTo(3);
  }

  @Test
  void anEchoedProtocolCanBeSentBack() {
    var first = client.score(tiny(List.of(CONVOLUTIONS)));
    var request = new HashMap<String, Object>(tiny(List.of(CONVOLUTIONS)));
    request.put("protocol", first.json().get("protocol"));

    var second = client.score(request);

    assertThat(second.at("/state")).isEqualTo("SUCCEEDED");
    assertThat(second.at("/protocolHash")).isEqualTo(first.at("/protocolHash"));
  }

  @Test
  void aDatasetThatHasChangedIsRefused() {
    var answer =
        client.post(
            "/v1/scores", tiny(List.of(CONVOLUTIONS), Map.of("contentHash", "0".repeat(64))));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.at("/errors/0/pointer")).isEqualTo("/protocol/contentHash");
    assertThat(answer.at("/errors/0/detail")).contains("'gaussian-cifar' has changed");
  }

  @Test
  void workersStopBeforeTheirSlots(
      @Autowired SmartLifecycle[] lifecycles, @Autowired SlotPool slots) {
    var scheduler =
        java.util.Arrays.stream(lifecycles)
            .filter(l -> l.getClass().getSimpleName().equals("SchedulerLifecycle"))
            .findFirst()
            .orElseThrow();

    assertThat(scheduler.getPhase()).isGreaterThan(slots.getPhase());
  }

  private Answer delete(String path) {
    return client.send("DELETE", path, BodyPublishers.noBody());
  }

  private Answer end(String spec, String payload) throws InterruptedException {
    var evaluation = new NewEvaluation(payload, 0, null);
    var job = jobs.submit(new NewJob("score", spec, List.of(evaluation), null, null));
    return client.end("/v1/scores/" + job.id());
  }

  private static Map<String, ?> noise(String name, int channels, int height, int width) {
    return Map.of(
        "name", name, "kind", "gaussian", "image", List.of(channels, height, width), "classes", 10);
  }

  private static Map<String, ?> longJob(String dataset) {
    return Map.of(
        "space", "nats-sss",
        "protocol", Map.of("dataset", dataset),
        "architectures",
            IntStream.range(0, 64)
                .mapToObj(i -> "64:%d:64:%d:64".formatted(8 + 8 * (i % 8), 8 + 8 * (i / 8)))
                .toList());
  }
}

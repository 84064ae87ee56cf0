package io.zico.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zico.fixture.Answer;
import io.zico.fixture.Client;
import io.zico.fixture.WholeService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** From a space and budgets to a short list. */
@WholeService
class SearchesTest {

  @LocalServerPort private int port;

  private Client client = Client.of(0);

  @BeforeEach
  void connect() {
    client = Client.of(port);
  }

  @Test
  void aSearchEvaluatesJustItsBudget() {
    var search = search(tiny(Map.of("algorithm", "random")));

    assertThat(search.at("/state")).as(search.text()).isEqualTo("SUCCEEDED");
    assertThat(search.at("/progress/born")).isEqualTo("12");
    assertThat(search.at("/progress/done")).isEqualTo("12");
    assertThat(search.at("/ending/reason")).isEqualTo("EVALUATIONS_SPENT");
    assertThat(search.json().at("/proposals/total").asInt())
        .isEqualTo(
            12
                + search.json().at("/proposals/infeasible").asInt()
                + search.json().at("/proposals/duplicate").asInt()
                + search.json().at("/proposals/unchanged").asInt());
  }

  @Test
  void theBestHasTheHighestScoreOfAll() {
    var search = search(tiny(Map.of()));
    var candidates = candidates(search, "");

    double highest = scores(candidates).stream().mapToDouble(Double::doubleValue).max().orElse(0);

    assertThat(candidates).hasSize(12);
    assertThat(search.json().at("/best/scores/zico").asDouble()).isEqualTo(highest);
    assertThat(candidates).extracting(one -> one.get("hash").asString()).doesNotHaveDuplicates();
  }

  @Test
  void theShortListIsJudgedByAnEnsemble() {
    var search = search(tiny(Map.of("topK", 3)));

    var list = search.json().at("/shortlist");
    assertThat(list.get("judge").toString()).isEqualTo("[\"zico\",\"jacov\",\"params\"]");
    assertThat(list.get("judged").asInt())
        .isEqualTo(scores(candidates(search, "filter=zico%3E0")).size());
    assertThat(list.get("places")).hasSize(3);
    assertThat(list.at("/places/0/rank").asInt()).isEqualTo(1);
    assertThat(list.at("/places/0/value").asDouble())
        .isGreaterThanOrEqualTo(list.at("/places/1/value").asDouble());
  }

  @Test
  void aRepetitionFindsTheSameWithoutComputing() {
    var first = search(tiny(Map.of("seed", 3)));

    var second = search(tiny(Map.of("seed", 3)));

    assertThat(told(candidates(second, ""))).isEqualTo(told(candidates(first, "")));
    assertThat(second.at("/best/hash")).isEqualTo(first.at("/best/hash"));
    assertThat(second.at("/spent/known")).isEqualTo("12");
    assertThat(second.json().at("/spent/deviceSeconds").asDouble()).isZero();
  }

  @Test
  void anotherSeedSearchesElsewhere() {
    var first = search(tiny(Map.of("seed", 3)));

    var other = search(tiny(Map.of("seed", 4)));

    assertThat(told(candidates(other, ""))).isNotEqualTo(told(candidates(first, "")));
  }

  @Test
  void noCandidateBreaksAConstraint() {
    var search =
        search(tiny(Map.of("constraints", Map.of("macs", Map.of("min", 600_000, "max", 900_000)))));

    assertThat(candidates(search, ""))
        .hasSize(12)
        .allSatisfy(
            one -> assertThat(one.at("/costs/macs").asDouble()).isBetween(600_000.0, 900_000.0));
    assertThat(search.json().at("/proposals/infeasible").asInt()).isPositive();
    assertThat(search.json().at("/proposals/feasibleFraction").asDouble()).isBetween(0.0, 0.999);
  }

  @Test
  void aSearchWithoutAnythingFeasibleIsRefused() {
    var answer =
        client.post("/v1/searches", tiny(Map.of("constraints", Map.of("macs", Map.of("max", 10)))));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.at("/errors/0/pointer")).isEqualTo("/constraints");
    assertThat(answer.at("/detail"))
        .contains("Less than one in 10,000 proposals keeps to the constraints");
  }

  @Test
  void anAlgorithmMayHaveNothingMoreToPropose() {
    var search =
        search(
            tiny(
                Map.of(
                    "algorithm", Map.of("id", "zico-official", "options", Map.of("trials", 5)))));

    assertThat(search.at("/state")).isEqualTo("SUCCEEDED");
    assertThat(search.at("/ending/reason")).isEqualTo("FINISHED");
    assertThat(search.at("/proposals/total")).isEqualTo("5");
  }

  @Test
  void deviceSecondsEndASearch() {
    var search =
        search(
            tiny(
                Map.of(
                    "protocol",
                    Map.of("dataset", "gaussian-cifar", "batchSize", 8, "seeds", List.of(71)),
                    "budgets",
                    Map.of("evaluations", 10_000, "deviceSeconds", 1e-6))));

    assertThat(search.at("/state")).isEqualTo("SUCCEEDED");
    assertThat(search.at("/ending/reason")).isEqualTo("DEVICE_SECONDS_SPENT");
    // the first result spends it all; three more were in flight or queued
    assertThat(search.json().at("/progress/born").asInt()).isEqualTo(4);
  }

  @Test
  void aPausedSearchGoesOnWhereItWas() {
    var search = client.post("/v1/searches", tiny(Map.of("seed", 9, "window", 2)));
    client.post(search.at("/links/pause"), "");
    var paused = client.get(search.at("/links/self"));

    client.post(search.at("/links/resume"), "");
    var ended = client.end(search.at("/links/self"));

    assertThat(paused.at("/state")).isIn("PAUSED", "SUCCEEDED");
    assertThat(ended.at("/progress/succeeded")).isEqualTo("12");
    assertThat(told(candidates(ended, "")))
        .isEqualTo(told(candidates(search(tiny(Map.of("seed", 9, "window", 2))), "")));
  }

  @Test
  void whatWasFoundIsReadableAfterACancellation() {
    var search = client.post("/v1/searches", tiny(Map.of("budgets", Map.of("evaluations", 5_000))));
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> client.get(search.at("/links/self")).json().has("best"));
    client.post(search.at("/links/cancel"), "");

    var ended = client.end(search.at("/links/self"));

    assertThat(ended.at("/state")).isEqualTo("CANCELLED");
    assertThat(ended.at("/best/state")).isEqualTo("SCORED");
    assertThat(candidates(ended, "")).isNotEmpty();
  }

  @Test
  void severalObjectivesGiveAFront() {
    var search = search(tiny(Map.of("objectives", List.of("zico", "-macs"), "algorithm", "nsga2")));

    var pareto = client.get(search.at("/links/pareto")).json();

    assertThat(pareto.get("objectives").toString()).isEqualTo("[\"zico\",\"-macs\"]");
    assertThat(pareto.get("compared").asInt())
        .isEqualTo(scores(candidates(search, "filter=zico%3E0")).size());
    var front = pareto.get("front");
    for (int i = 1; i < front.size(); i++) {
      assertThat(front.get(i).at("/values/zico").asDouble())
          .isLessThan(front.get(i - 1).at("/values/zico").asDouble());
      assertThat(front.get(i).at("/values/-macs").asDouble())
          .isGreaterThan(front.get(i - 1).at("/values/-macs").asDouble());
    }
  }

  @Test
  void stagesLeaveFewerToTheNext() {
    var staged =
        Map.of("id", "staged", "options", Map.of("screened", 8, "survivors", 4, "finalists", 2));
    var search =
        search(
            tiny(
                Map.of(
                    "algorithm",
                    staged,
                    "stages",
                    List.of(List.of("-macs"), List.of("zico"), List.of("jacov")),
                    "budgets",
                    Map.of("evaluations", 100))));

    assertThat(search.at("/ending/reason")).isEqualTo("FINISHED");
    assertThat(candidates(search, "filter=stage=0")).hasSize(8);
    assertThat(candidates(search, "filter=stage=1")).hasSize(4);
    assertThat(candidates(search, "filter=stage=2")).hasSize(2);
    assertThat(search.json().at("/shortlist/judged").asInt()).isEqualTo(2);
  }

  @Test
  void theTrajectoryRisesToTheBest() {
    var search = search(tiny(Map.of()));

    var steps = client.get(search.at("/links/trajectory")).json().get("overEvaluations");

    assertThat(steps.get(0).get("number").asInt()).isZero();
    assertThat(steps.get(steps.size() - 1).get("value").asDouble())
        .isEqualTo(search.json().at("/best/scores/zico").asDouble());
  }

  @Test
  void candidatesAreFilteredAndOrdered() {
    var search = search(tiny(Map.of()));

    var all = scores(candidates(search, "orderBy=score%20desc"));
    double middle = all.get(5);
    var better = candidates(search, "filter=zico%3E" + middle + ",number%3E=0&orderBy=zico");

    assertThat(all).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    assertThat(scores(better)).isEqualTo(reversed(all.subList(0, 5)));
  }

  @Test
  void pagesInAnOrderMissNobody() {
    var search = search(tiny(Map.of()));
    var path = search.at("/links/candidates") + "?orderBy=macs&pageSize=5";
    var numbers = new ArrayList<Integer>();

    var page = client.get(path);
    while (page.json().has("nextPageToken")) {
      page.json().get("items").forEach(one -> numbers.add(one.get("number").asInt()));
      page = client.get(path + "&pageToken=" + page.at("/nextPageToken"));
    }
    page.json().get("items").forEach(one -> numbers.add(one.get("number").asInt()));

    assertThat(numbers).hasSize(12).doesNotHaveDuplicates();
  }

  @Test
  void candidatesAreDownloaded() {
    var search = search(tiny(Map.of()));
    var path = search.at("/links/candidates") + "?filter=number%3C3";

    var csv = client.get(path, "Accept", "text/csv");
    var lines = client.get(path, "Accept", "application/x-ndjson").lines();

    assertThat(csv.text().lines()).hasSize(4);
    assertThat(csv.text()).startsWith("number,space,architecture,state,hash");
    assertThat(lines).extracting(line -> line.get("number").asInt()).containsExactly(0, 1, 2);
  }

  @Test
  void otherResourcesTakeACandidate() {
    var search = search(tiny(Map.of()));
    var architecture = search.json().at("/best/architecture");

    var analysis = client.post("/v1/architectures:analyze", architecture.toString());
    var score =
        client.post(
            "/v1/scores",
            "{\"architectures\": [%s], \"protocol\": %s}"
                .formatted(architecture, search.json().at("/request/protocol")),
            "Prefer",
            "wait=60");

    assertThat(analysis.at("/hash")).as(analysis.text()).isEqualTo(search.at("/best/hash"));
    assertThat(client.end(score.at("/links/self")).json().at("/results/0/result/scores/zico/mean"))
        .isEqualTo(search.json().at("/best/scores/zico"));
  }

  @Test
  void aCloneDiffersWhereItIsTold() {
    var search = search(tiny(Map.of()));

    var clone =
        client.post(
            search.at("/links/cloneWith"),
            "{\"algorithm\": \"regularized-evolution\", \"budgets\": {\"evaluations\": 6},"
                + " \"warmStart\": {\"search\": \"%s\", \"top\": 2}}".formatted(search.at("/id")));
    var ended = client.end(clone.at("/links/self"));

    assertThat(clone.status()).as(clone.text()).isEqualTo(202);
    assertThat(ended.at("/request/algorithm/id")).isEqualTo("regularized-evolution");
    assertThat(ended.at("/request/window")).isEqualTo(search.at("/request/window"));
    assertThat(ended.at("/progress/born")).isEqualTo("6");
    var first = candidates(ended, "filter=number=0").get(0);
    assertThat(first.get("hash")).isEqualTo(search.json().at("/shortlist/places/0/candidate/hash"));
  }

  @Test
  void anEchoedRequestCanBeSentBack() {
    var search = search(tiny(Map.of()));

    var again = client.post("/v1/searches", search.json().get("request").toString());

    assertThat(again.status()).as(again.text()).isEqualTo(202);
    assertThat(again.json().get("request")).isEqualTo(search.json().get("request"));
    client.end(again.at("/links/self"));
  }

  @Test
  void aPresetIsARequestThatCanBeChanged() {
    var changed =
        Map.of(
            "preset",
            "zico-imagenet-450m",
            "parameters",
            Map.of("input", List.of(3, 32, 32), "classes", 10),
            "protocol",
            Map.of("dataset", "gaussian-cifar", "batchSize", 4),
            "judge",
            List.of("zico"),
            "budgets",
            Map.of("evaluations", 2));

    var search = search(changed);

    assertThat(search.at("/request/algorithm/options/population")).isEqualTo("512");
    assertThat(search.json().at("/request/constraints/authorsFlops/max").asDouble())
        .isEqualTo(450e6);
    assertThat(search.at("/progress/succeeded")).isEqualTo("2");
  }

  @Test
  void presetsAndAlgorithmsAreListed() {
    assertThat(client.get("/v1/presets").text())
        .contains("zico-imagenet-450m", "zico-imagenet-600m", "zico-imagenet-1000m")
        .contains("nats-tss-traversal");
    assertThat(client.get("/v1/algorithms").text())
        .contains("\"evolution\"", "\"zico-official\"", "\"staged\"", "\"nsga2\"");
  }

  @Test
  void anEstimateStartsNothing() {
    var before = client.get("/v1/searches?pageSize=1").text();

    var estimate =
        client.post(
            "/v1/searches:estimate",
            tiny(Map.of("constraints", Map.of("macs", Map.of("max", 900_000)))));

    assertThat(estimate.status()).as(estimate.text()).isEqualTo(200);
    assertThat(estimate.at("/evaluations")).isEqualTo("12");
    assertThat(estimate.json().at("/feasible/value").asDouble()).isBetween(0.1, 0.5);
    assertThat(estimate.json().at("/deviceSeconds/low").asDouble())
        .isLessThanOrEqualTo(estimate.json().at("/deviceSeconds/high").asDouble());
    assertThat(estimate.json().at("/memory/bytes").asLong()).isPositive();
    assertThat(client.get("/v1/searches?pageSize=1").text()).isEqualTo(before);
  }

  @Test
  void eventsTellOfEveryCandidate() {
    var search = client.post("/v1/searches", tiny(Map.of("seed", 21)));

    var events = client.get(search.at("/links/events"), "Accept", "text/event-stream").text();

    assertThat(events.lines().filter("event:candidate"::equals)).hasSize(12);
    assertThat(events).contains("event:state", "\"scores\":{\"zico\":", "SUCCEEDED");
  }

  @Test
  void everyFaultOfARequestIsTold() {
    var answer =
        client.post(
            "/v1/searches",
            """
            {"space": "nats-tss", "parameters": {"D": 4}, "initial": "x",
             "protocol": {"dataset": "nowhere"},
             "objectives": ["zicco", ["zico", "-foo"]], "judge": ["x"],
             "constraints": {"mac": {"max": 1}, "params": {}, "layers": {"min": 3, "max": 2}},
             "algorithm": {"id": "evolution", "options": {"population": 1}},
             "budgets": {"evaluations": 0}, "window": 0, "preset": "no",
             "warmStart": {"architectures": ["bad"]}}
            """);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(StreamSupport.stream(answer.json().get("errors").spliterator(), false))
        .extracting(error -> error.get("pointer").asString())
        .contains(
            "/protocol/dataset",
            "/objectives/0",
            "/objectives/1/1",
            "/judge/0",
            "/constraints/mac",
            "/constraints/params",
            "/constraints/layers",
            "/algorithm/options/population",
            "/budgets/evaluations",
            "/window",
            "/preset",
            "/warmStart/architectures/0");
  }

  @Test
  void aRepeatedKeyGivesBackItsSearch() {
    var first = client.post("/v1/searches", tiny(Map.of()), "Idempotency-Key", "a search of mine");

    var again = client.post("/v1/searches", tiny(Map.of()), "Idempotency-Key", "a search of mine");

    assertThat(again.at("/id")).isEqualTo(first.at("/id"));
    client.end(first.at("/links/self"));
  }

  private Answer search(Map<String, ?> request) {
    var submitted = client.post("/v1/searches", request, "Prefer", "wait=60");
    assertThat(submitted.status()).as(submitted.text()).isIn(200, 202);
    return client.end(submitted.at("/links/self"));
  }

  private List<JsonNode> candidates(Answer search, String query) {
    return client
        .get(search.at("/links/candidates") + "?" + query, "Accept", "application/x-ndjson")
        .lines();
  }

  /** What must not depend on when and where a candidate was evaluated. */
  private static List<String> told(List<JsonNode> candidates) {
    return candidates.stream()
        .map(
            one ->
                one.get("number") + " " + one.get("hash") + one.get("parents") + one.get("scores"))
        .toList();
  }

  private static List<Double> scores(List<JsonNode> candidates) {
    return candidates.stream().map(one -> one.at("/scores/zico").asDouble()).toList();
  }

  private static List<Double> reversed(List<Double> list) {
    var reversed = new ArrayList<>(list);
    Collections.reverse(reversed);
    return reversed;
  }

  static Map<String, Object> tiny(Map<String, ?> more) {
    var request = new HashMap<String, Object>();
    request.put("space", "nats-tss");
    request.put("parameters", Map.of("C", 4, "N", 1));
    request.put("protocol", Map.of("dataset", "gaussian-cifar", "batchSize", 8));
    request.put("budgets", Map.of("evaluations", 12));
    request.put("window", 4);
    request.putAll(more);
    return request;
  }
}

package io.zico.acceptance;

import static io.zico.acceptance.ScoresTest.CONVOLUTIONS;
import static io.zico.acceptance.ScoresTest.OVER_THE_FIRST;
import static io.zico.acceptance.ScoresTest.tiny;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.zico.fixture.Answer;
import io.zico.fixture.Client;
import io.zico.fixture.WholeService;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Networks are ranked against others that were scored before, and compared with each other. */
@WholeService
class CohortsTest {

  private static final String COHORT = "tiny-cells";
  private static final List<String> THREE =
      List.of(
          CONVOLUTIONS,
          OVER_THE_FIRST,
          "|avg_pool_3x3~0|+|skip_connect~0|none~1|+|skip_connect~0|none~1|nor_conv_1x1~2|");

  /** No other test scores under it, so that its cohort is the only one that fits. */
  private static final Map<String, ?> PROTOCOL = Map.of("batchSize", 7);

  @LocalServerPort private int port;

  private Client client = Client.of(0);

  @BeforeEach
  void connect() {
    client = Client.of(port);
  }

  @Test
  void scoresHaveTheirPlaceInACohort() {
    var cohort = complete();
    var request = request(THREE, List.of(0, 1, 2));
    request.put("cohort", COHORT);
    request.put("ensembles", List.of("zico-jacov-params"));

    var job = client.score(request).json();

    assertThat(job.at("/cohort")).isEqualTo(cohort.json().at("/id"));
    for (var item : job.at("/results")) {
      var zico = item.at("/result/scores/zico");
      assertThat(zico.at("/percentile").asDouble()).isBetween(0.0, 100.0);
      assertThat(zico.at("/interval/level").asDouble()).isEqualTo(0.95);
      // t is 4.302653 for two degrees of freedom
      assertThat(zico.at("/interval/high").asDouble() - zico.at("/mean").asDouble())
          .isCloseTo(4.302653 * zico.at("/standardError").asDouble(), within(1e-5));
      var sum = item.at("/result/ensembles/zico-jacov-params");
      assertThat(sum.at("/mean").asDouble()).isNegative();
      assertThat(sum.at("/percentile").asDouble()).isBetween(0.0, 100.0);
      assertThat(sum.at("/values").size()).isEqualTo(3);
    }
    var first = job.at("/results/0/result/scores");
    var last = job.at("/results/2/result/scores");
    assertThat(first.at("/params/percentile").asDouble())
        .isGreaterThan(last.at("/params/percentile").asDouble());
  }

  @Test
  void newestCohortThatFitsIsTakenUnasked() {
    var cohort = complete();

    var ranked = client.score(request(THREE, List.of(0)));
    var otherwise = client.score(tiny(THREE, Map.of("batchSize", 6)));

    assertThat(ranked.at("/cohort")).isEqualTo(cohort.at("/id"));
    assertThat(ranked.json().at("/results/0/result/scores/zico").has("percentile")).isTrue();
    assertThat(otherwise.json().has("cohort")).isFalse();
  }

  @Test
  void cohortOutlivesItsJob() {
    var protocol = Map.of("batchSize", 5);
    var request = new HashMap<String, Object>(cohort("outlives", protocol));
    request.put("size", 10);
    var cohort = client.post("/v1/cohorts", request);
    var scores = cohort.at("/links/scores");
    client.end(scores);

    // nobody has looked at the cohort since
    var deleted = client.send("DELETE", scores.replace("scores", "jobs"), BodyPublishers.noBody());
    var afterwards = client.get("/v1/cohorts/outlives");

    assertThat(deleted.status()).isEqualTo(204);
    assertThat(afterwards.at("/state")).isEqualTo("COMPLETE");
    assertThat(afterwards.json().at("/proxies").size()).isEqualTo(4);
    assertThat(client.score(tiny(THREE, protocol)).at("/cohort")).isEqualTo(cohort.at("/id"));
    client.send("DELETE", "/v1/cohorts/outlives", BodyPublishers.noBody());
    assertThat(client.get("/v1/cohorts/outlives").status()).isEqualTo(404);
  }

  @Test
  void showsWhatItCanRank() {
    var cohort = complete().json();

    assertThat(cohort.at("/size").asInt()).isEqualTo(30);
    assertThat(cohort.at("/seed").asInt()).isZero();
    assertThat(cohort.at("/parameters/C").asInt()).isEqualTo(4);
    assertThat(cohort.at("/protocol/batchSize").asInt()).isEqualTo(7);
    assertThat(cohort.at("/proxies").size()).isEqualTo(4);
    for (var proxy : cohort.at("/proxies")) {
      assertThat(proxy.at("/valid").asInt()).isPositive();
      assertThat(proxy.at("/quartiles").size()).isEqualTo(5);
    }
    assertThat(client.get("/v1/cohorts").text()).contains(COHORT);
  }

  @Test
  void repeatedRequestMakesOneCohort() {
    var first = complete();

    var same = client.post("/v1/cohorts", cohort(COHORT, PROTOCOL));
    var other = client.post("/v1/cohorts", cohort(COHORT, Map.of("batchSize", 8)));

    assertThat(same.status()).isEqualTo(202);
    assertThat(same.at("/id")).isEqualTo(first.at("/id"));
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.at("/detail")).contains(COHORT);
  }

  @Test
  void namesWhatDiffersFromTheCohort() {
    complete();
    var otherProtocol = new HashMap<String, Object>(tiny(THREE, Map.of("batchSize", 9)));
    otherProtocol.put("cohort", COHORT);
    var otherWidth = request(THREE, List.of(0));
    otherWidth.put("cohort", COHORT);
    otherWidth.put("parameters", Map.of("C", 5, "N", 1));
    var noCohort = request(THREE, List.of(0));
    noCohort.put("cohort", "never");

    assertThat(refused(otherProtocol)).contains("/cohort", "batchSize 7, not 9");
    assertThat(refused(otherWidth)).contains("C 4, not 5");
    assertThat(refused(noCohort)).contains("there is no cohort 'never'", COHORT);
  }

  @Test
  void membersThatTellTheSameAreRefused() {
    complete();

    // in this space both count 3x3 convolutions first, and 1x1 convolutions then
    assertThat(refused(ensemble(List.of("params", "macs"))))
        .contains("params and macs", "same order");
    assertThat(refused(ensemble(List.of("zico", "params", "zico"))))
        .contains("/ensembles/0/members/2/proxy", "as /ensembles/0/members/0 does");
    assertThat(refused(ensemble(List.of("zico", "naswott")))).contains("naswott");
    assertThat(refused(ensemble(List.of("zico", "swap")), COHORT)).contains("swap", "no scores");
  }

  @Test
  void withoutACohortAListIsRankedWithinItself() {
    var request = new HashMap<String, Object>(tiny(THREE, Map.of("seeds", List.of(0, 1, 2))));
    request.put("ensembles", List.of("az-nas", Map.of("name", "mine", "members", members())));

    var job = client.score(request);
    var mine = client.get(job.at("/links/comparison") + "?proxy=mine").json();

    assertThat(job.json().has("cohort")).isFalse();
    assertThat(job.at("/comparison/by")).isEqualTo("az-nas");
    assertThat(mine.at("/rankedWithin").asString()).isEqualTo("LIST");
    assertThat(mine.at("/ranking").size()).isEqualTo(3);
    // best of three by both members, whatever the weights
    assertThat(mine.at("/ranking/0/position").asInt()).isZero();
    assertThat(mine.at("/ranking/0/mean").asDouble()).isZero();
  }

  @Test
  void severalSeedsDecideWhatOneDoesNot() {
    var undecided = client.score(tiny(THREE, Map.of("seeds", List.of(0)))).json();
    var decided = client.score(tiny(THREE, Map.of("seeds", List.of(0, 1, 2, 3, 4)))).json();

    assertThat(undecided.at("/comparison/verdict").asString()).contains("one seed", "\"seeds\"");
    assertThat(undecided.at("/comparison/ranking/0/next/verdict").asString())
        .isEqualTo("UNDECIDED");
    assertThat(undecided.at("/comparison").has("pairs")).isFalse();
    var next = decided.at("/comparison/ranking/0/next");
    assertThat(next.at("/basis").asString()).isEqualTo("PAIRED");
    assertThat(next.at("/verdict").asString()).isEqualTo("A_BEATS_B");
    assertThat(decided.at("/comparison/verdict").asString())
        .isEqualTo("architecture 0 beats each of the others with a probability of at least 95 %");
    assertThat(decided.at("/comparison/pairs/0/1")).isEqualTo(next.at("/probability"));
    assertThat(decided.at("/comparison/pairs/0/1").asDouble())
        .isCloseTo(1 - decided.at("/comparison/pairs/1/0").asDouble(), within(1e-12));
  }

  @Test
  void countsNeedNoSeeds() {
    var request = new HashMap<String, Object>(tiny(THREE));
    request.put("proxies", List.of("params"));
    var job = client.score(request);

    assertThat(job.at("/comparison/ranking/0/next/basis")).isEqualTo("EXACT");
    assertThat(job.at("/comparison/ranking/0/next/verdict")).isEqualTo("A_BEATS_B");
    assertThat(client.get(job.at("/links/comparison") + "?proxy=zico").status()).isEqualTo(400);
  }

  @Test
  void cohortsOfGivenNetworksHaveEachFunctionOnce() {
    var tooFew = new HashMap<String, Object>(cohort("given", PROTOCOL));
    tooFew.remove("size");
    tooFew.put("architectures", List.of(CONVOLUTIONS));
    var both = new HashMap<String, Object>(cohort("given", PROTOCOL));
    both.put("architectures", Collections.nCopies(10, CONVOLUTIONS));

    assertThat(client.post("/v1/cohorts", tooFew).status()).isEqualTo(422);
    assertThat(client.post("/v1/cohorts", both).text()).contains("/size", "leave this out");
    both.remove("size");
    assertThat(client.post("/v1/cohorts", both).text())
        .contains("at least 10 different networks, but these are 1");
    both.put("architectures", Stream.concat(twelve(), Stream.of(CONVOLUTIONS)).toList());
    var made = client.post("/v1/cohorts", both);
    assertThat(made.status()).as(made.text()).isEqualTo(202);
    assertThat(made.at("/size")).isEqualTo("12");
    assertThat(made.json().has("seed")).isFalse();
    ended("given");
    client.send("DELETE", "/v1/cohorts/given", BodyPublishers.noBody());
  }

  private Answer complete() {
    return build(cohort(COHORT, PROTOCOL));
  }

  private Answer build(Map<String, ?> request) {
    var made = client.post("/v1/cohorts", request);
    assertThat(made.status()).as(made.text()).isEqualTo(202);
    var cohort = ended(String.valueOf(request.get("name")));
    assertThat(cohort.at("/state")).as(cohort.text()).isEqualTo("COMPLETE");
    return cohort;
  }

  private Answer ended(String name) {
    return await()
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(100))
        .until(
            () -> client.get("/v1/cohorts/" + name),
            cohort -> !cohort.at("/state").equals("BUILDING"));
  }

  private String refused(Map<String, ?> request) {
    var answer = client.post("/v1/scores", request);
    assertThat(answer.status()).as(answer.text()).isEqualTo(422);
    return answer.text();
  }

  private String refused(Map<String, Object> request, String cohort) {
    request.put("cohort", cohort);
    return refused(request);
  }

  private static Map<String, Object> ensemble(List<String> proxies) {
    var request = request(THREE, List.of(0));
    var members = proxies.stream().map(proxy -> Map.of("proxy", proxy)).toList();
    request.put("ensembles", List.of(Map.of("name", "mine", "members", members)));
    return request;
  }

  private static List<Map<String, ?>> members() {
    return List.of(Map.of("proxy", "params", "weight", 2), Map.of("proxy", "layers"));
  }

  private static Map<String, Object> request(List<String> architectures, List<Integer> seeds) {
    var protocol = new HashMap<String, Object>(PROTOCOL);
    protocol.put("seeds", seeds);
    return new HashMap<>(tiny(architectures, protocol));
  }

  private static Map<String, ?> cohort(String name, Map<String, ?> protocol) {
    var complete = new HashMap<String, Object>(protocol);
    complete.put("dataset", "gaussian-cifar");
    return Map.of(
        "name",
        name,
        "space",
        "nats-tss",
        "parameters",
        Map.of("C", 4, "N", 1),
        "protocol",
        complete,
        "proxies",
        List.of("zico", "jacov", "params", "macs"),
        "size",
        30);
  }

  /** Different functions, {@link ScoresTest#CONVOLUTIONS} among them. */
  private static Stream<String> twelve() {
    return Stream.of("nor_conv_3x3", "nor_conv_1x1", "avg_pool_3x3", "skip_connect")
        .flatMap(
            first ->
                Stream.of("nor_conv_1x1", "nor_conv_3x3", "avg_pool_3x3")
                    .map(
                        last ->
                            "|%s~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|skip_connect~0|nor_conv_3x3~1|%s~2|"
                                .formatted(first, last)));
  }
}

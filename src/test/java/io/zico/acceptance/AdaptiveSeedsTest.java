package io.zico.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.zico.fixture.Answer;
import io.zico.fixture.Client;
import io.zico.fixture.WholeService;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Seeds that are added where they matter. */
@WholeService
class AdaptiveSeedsTest {

  /** Far ahead of the others under every seed. */
  private static final String LARGE = ScoresTest.CONVOLUTIONS;

  private static final String ONE = ScoresTest.OVER_THE_FIRST;

  /** The same but for the size of a kernel. */
  private static final String OTHER =
      "|nor_conv_1x1~0|+|none~0|none~1|+|none~0|nor_conv_3x3~1|none~2|";

  @LocalServerPort private int port;

  private Client client = Client.of(0);

  @BeforeEach
  void connect() {
    client = Client.of(port);
  }

  @Test
  void meansBecomeAsExactAsAskedFor() {
    // a standard error of zero is out of reach: every network gets its most
    var job =
        scored(
            List.of(LARGE, ONE),
            Map.of("until", "STANDARD_ERROR", "standardError", 1e-9, "mostSeeds", 5));

    assertThat(seeds(job, 0)).containsExactly(0, 1, 2, 3, 4);
    assertThat(seeds(job, 1)).containsExactly(0, 1, 2, 3, 4);
    assertThat(job.at("/adaptiveProgress/spent")).isEqualTo("10");
    assertThat(job.at("/adaptiveProgress/reached")).isEqualTo("false");
  }

  @Test
  void seedsGoWhereARankIsUndecided() {
    var job =
        scored(
            List.of(LARGE, ONE, OTHER),
            Map.of("until", "DECIDED_RANKING", "mostSeeds", 8, "budget", 24));

    assertThat(seeds(job, 0)).containsExactly(0, 1, 2);
    assertThat(seeds(job, 1)).isEqualTo(seeds(job, 2));
    assertThat(Integer.parseInt(job.at("/adaptiveProgress/spent"))).isBetween(9, 24);
  }

  @Test
  void nothingIsAddedBeyondTheBudget() {
    var job =
        scored(
            List.of(LARGE, ONE),
            Map.of("until", "STANDARD_ERROR", "standardError", 1e-9, "budget", 7));

    // three and three; each would want three more, and one is left
    assertThat(job.at("/adaptiveProgress/spent")).isEqualTo("6");
  }

  @Test
  void architecturesComeBackAsTheyWereSent() {
    var job =
        scored(
            List.of(ONE), Map.of("until", "STANDARD_ERROR", "standardError", 1e-9, "mostSeeds", 4));

    assertThat(job.json().at("/results/0/architecture").has("seeds")).isFalse();
    assertThat(job.at("/results/0/architecture/architecture")).isEqualTo(ONE);
    assertThat(job.at("/results/0/attempt")).isEqualTo("2");
  }

  @Test
  void goalsThatMakeNoSenseAreRefused() {
    assertThat(refused(Map.of("until", "STANDARD_ERROR"))).isEqualTo("/adaptive/standardError");
    assertThat(refused(Map.of("until", "STANDARD_ERROR", "standardError", 1, "top", 1)))
        .isEqualTo("/adaptive/top");
    assertThat(refused(Map.of("until", "DECIDED_RANKING", "budget", 2)))
        .isEqualTo("/adaptive/budget");
    assertThat(refused(Map.of("until", "DECIDED_RANKING", "proxy", "naswot")))
        .isEqualTo("/adaptive/proxy");
  }

  private String refused(Map<String, Object> adaptive) {
    var answer = client.post("/v1/scores", request(List.of(ONE), adaptive));
    assertThat(answer.status()).isEqualTo(422);
    return answer.at("/errors/0/pointer");
  }

  private Answer scored(List<String> architectures, Map<String, Object> adaptive) {
    var submitted = client.post("/v1/scores", request(architectures, adaptive));
    assertThat(submitted.status()).describedAs(submitted.toString()).isEqualTo(202);
    var job = client.end(submitted.header("Location"));
    assertThat(job.at("/state")).isEqualTo("SUCCEEDED");
    return job;
  }

  private static Map<String, Object> request(
      List<String> architectures, Map<String, Object> adaptive) {
    var request = new HashMap<String, Object>();
    request.put("space", "nats-tss");
    request.put("parameters", Map.of("C", 4, "N", 1));
    request.put("architectures", architectures);
    request.put("protocol", Map.of("batchSize", 16));
    request.put("adaptive", adaptive);
    return request;
  }

  private static List<Integer> seeds(Answer job, int position) {
    var values = job.json().at("/results/%d/result/scores/zico/values".formatted(position));
    return StreamSupport.stream(values.spliterator(), false)
        .map((JsonNode value) -> value.path("seed").asInt())
        .toList();
  }
}

package io.zico.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.zico.fixture.Answer;
import io.zico.fixture.Client;
import io.zico.fixture.WholeService;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

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
  void aSearchFindsCandidatesUntilItsBudgetIsSpent() {
    var search = search(tiny(Map.of("algorithm", "random")));

    assertThat(search.at("/state")).as(search.text()).isEqualTo("SUCCEEDED");
    assertThat(search.at("/progress/born")).isEqualTo("12");
    assertThat(search.at("/progress/done")).isEqualTo("12");
    assertThat(search.at("/ending/reason")).isEqualTo("EVALUATIONS_SPENT");
    assertThat(search.at("/best/state")).isEqualTo("SCORED");
    assertThat(search.json().at("/shortlist/places")).hasSize(10);
  }

  private Answer search(Map<String, ?> request) {
    var submitted = client.post("/v1/searches", request, "Prefer", "wait=60");
    assertThat(submitted.status()).as(submitted.text()).isIn(200, 202);
    return client.end(submitted.at("/links/self"));
  }

  private static Map<String, Object> tiny(Map<String, ?> more) {
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

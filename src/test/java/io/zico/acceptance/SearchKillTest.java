package io.zico.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zico.fixture.Client;
import io.zico.fixture.Postgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the service in the middle of a search, again and again; {@code -Dzico.test.kills=20} for
 * more than a few times.
 */
@Tag("slow")
class SearchKillTest {

  private static final int EVALUATIONS = 120;
  private static final int KILLS = Integer.getInteger("zico.test.kills", 3);

  @TempDir private static Path scratch;

  private static Found uninterrupted = new Found(List.of(), "");

  /** What a search found, without when and where. */
  private record Found(List<String> candidates, String best) {}

  @BeforeAll
  static void searchesWithoutInterruption() {
    var store = Store.h2(scratch.resolve("uninterrupted"));
    try (var service = start(store, "--zico.slots=1")) {
      var client = service.client();
      uninterrupted = found(client, submit(client));
      service.stop();
    }
    assertThat(uninterrupted.candidates()).hasSize(EVALUATIONS);
  }

  @Test
  void twoSlotsFindTheSameAsOne() {
    var store = Store.h2(scratch.resolve("two"));
    try (var service = start(store, "--zico.slots=2")) {
      var client = service.client();
      assertSame(found(client, submit(client)));
    }
  }

  @Test
  void findsTheSameWhenKilledOnH2() {
    findsTheSameWhenKilled(Store.h2(scratch.resolve("killed")));
  }

  @Test
  void findsTheSameWhenKilledOnPostgres() {
    findsTheSameWhenKilled(Store.postgres(Postgres.emptyDatabase()));
  }

  private static void findsTheSameWhenKilled(Store store) {
    var random = new SplittableRandom(11);
    var search = "";
    int done = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      try (var service = start(store, "--zico.slots=2")) {
        var client = service.client();
        search = search.isEmpty() ? submit(client) : search;
        int until = done + 1 + random.nextInt(1 + (EVALUATIONS - done) / (KILLS - kill + 1));
        done = watch(client, search, until);
        service.kill();
      }
    }
    try (var service = start(store, "--zico.slots=2")) {
      assertSame(found(service.client(), search));
      service.stop();
    }
    assertThat(store.evaluations())
        .hasSize(EVALUATIONS)
        .allMatch(evaluation -> evaluation.state().equals("SUCCEEDED"))
        .allMatch(evaluation -> evaluation.attempt() <= 1 + KILLS);
  }

  private static int watch(Client client, String search, int until) {
    return await()
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> client.get(search).json().at("/progress/done").asInt(), done -> done >= until);
  }

  private static void assertSame(Found found) {
    assertThat(found.candidates()).isEqualTo(uninterrupted.candidates());
    assertThat(found.best()).isEqualTo(uninterrupted.best());
  }

  private static String submit(Client client) {
    var answer =
        client.post(
            "/v1/searches",
            SearchesTest.tiny(
                Map.of("window", 8, "budgets", Map.of("evaluations", EVALUATIONS), "seed", 1)));
    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    return answer.at("/links/self");
  }

  private static Found found(Client client, String search) {
    var ended = client.end(search);
    var candidates =
        client.get(search + "/candidates", "Accept", "application/x-ndjson").lines().stream()
            .map(
                one ->
                    Stream.of("number", "hash", "parents", "scores")
                        .map(name -> one.get(name).toString())
                        .toList()
                        .toString())
            .toList();
    return new Found(candidates, ended.at("/best/hash") + ended.json().at("/best/scores"));
  }

  private static ServiceProcess start(Store store, String... settings) {
    return ServiceProcess.start(
        scratch, Stream.concat(store.settings().stream(), Stream.of(settings)).toList());
  }
}

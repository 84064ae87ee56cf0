package io.zico.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zico.core.space.SearchSpace;
import io.zico.core.space.Spaces;
import io.zico.fixture.Client;
import io.zico.fixture.Postgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the service in the middle of a job, as {@code kill -9} does. */
@Tag("slow")
class KillTest {

  private static final int ARCHITECTURES = 500;
  private static final int STORED_AT_THE_KILL = 60;

  @TempDir private static Path scratch;

  private static List<StoredEvaluation> uninterrupted = List.of();

  @BeforeAll
  static void runsTheJobWithoutInterruption() {
    var store = Store.h2(scratch.resolve("uninterrupted"));
    try (var service = start(store)) {
      var client = service.client();
      client.end(submit(client));
      service.stop();
    }
    uninterrupted = store.evaluations();
    assertComplete(uninterrupted);
  }

  @Test
  void continuesAfterAKillOnH2() {
    continuesAfterAKill(Store.h2(scratch.resolve("killed")));
  }

  @Test
  void continuesAfterAKillOnPostgres() {
    continuesAfterAKill(Store.postgres(Postgres.emptyDatabase()));
  }

  @Test
  void anotherProcessTakesOverFromAKilledOne() {
    var store = Store.postgres(Postgres.emptyDatabase());
    try (var survivor = start(store);
        var victim = start(store, "--zico.role=worker")) {
      victim.client();
      var client = survivor.client();
      var job = submit(client);
      await()
          .atMost(Duration.ofMinutes(1))
          .pollInterval(Duration.ofMillis(20))
          .until(() -> store.workers() == 2 && done(client, job) >= STORED_AT_THE_KILL);
      victim.kill();
      var atTheKill = store.evaluations();
      client.end(job);
      survivor.stop();

      assertNothingIsLostOrRepeated(store, atTheKill);
    }
  }

  private static void continuesAfterAKill(Store store) {
    String job;
    try (var service = start(store)) {
      var client = service.client();
      job = submit(client);
      await()
          .atMost(Duration.ofMinutes(1))
          .pollInterval(Duration.ofMillis(20))
          .until(() -> done(client, job) >= STORED_AT_THE_KILL);
      service.kill();
    }
    var atTheKill = store.evaluations();
    try (var service = start(store)) {
      service.client().end(job);
      service.stop();
    }
    assertNothingIsLostOrRepeated(store, atTheKill);
  }

  private static void assertNothingIsLostOrRepeated(Store store, List<StoredEvaluation> atTheKill) {
    var stored = atTheKill.stream().filter(StoredEvaluation::hasEnded).toList();
    System.out.printf(
        "%s: %d of %d evaluations were stored at the kill%n", store, stored.size(), ARCHITECTURES);
    assertThat(stored).hasSizeBetween(STORED_AT_THE_KILL, ARCHITECTURES - 1);
    assertThat(stored).extracting(StoredEvaluation::attempt).containsOnly(1);
    var evaluations = store.evaluations();
    assertComplete(evaluations);
    assertThat(evaluations).containsAll(stored);
    assertThat(evaluations).extracting(StoredEvaluation::attempt).allMatch(n -> n <= 2);
    assertThat(evaluations.stream().map(StoredEvaluation::scores).toList())
        .isEqualTo(uninterrupted.stream().map(StoredEvaluation::scores).toList());
  }

  private static void assertComplete(List<StoredEvaluation> evaluations) {
    assertThat(evaluations)
        .hasSize(ARCHITECTURES)
        .extracting(StoredEvaluation::state)
        .containsOnly("SUCCEEDED");
  }

  private static ServiceProcess start(Store store, String... settings) {
    return ServiceProcess.start(
        scratch, Stream.concat(store.settings().stream(), Stream.of(settings)).toList());
  }

  private static String submit(Client client) {
    var answer =
        client.post(
            "/v1/scores",
            Map.of(
                "space",
                "nats-tss",
                "parameters",
                Map.of("C", 4, "N", 1),
                "protocol",
                Map.of("dataset", "gaussian-cifar", "batchSize", 8),
                "architectures",
                sample(Spaces.find("nats-tss").orElseThrow())));
    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    return answer.at("/links/self");
  }

  private static <G> List<String> sample(SearchSpace<G> space) {
    RandomGenerator random = new SplittableRandom(7);
    return Stream.generate(() -> space.format(space.sample(random))).limit(ARCHITECTURES).toList();
  }

  private static int done(Client client, String job) {
    return client.get(job).json().at("/progress/done").asInt();
  }
}

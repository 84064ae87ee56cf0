package io.zico.app.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What keeping cohorts promises on every database. */
abstract class CohortStoreContract {

  private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
  private static final CohortScope SCOPE = new CohortScope("nats-tss", "{\"C\":4}");

  /** A database that nobody has used. */
  abstract DataSource database();

  private CohortStore store = new CohortStore(JdbcClient.create(nowhere()), Clock.systemUTC());

  @BeforeEach
  void migrate() {
    var database = database();
    Flyway.configure().dataSource(database).load().migrate();
    store = new CohortStore(JdbcClient.create(database), Clock.fixed(NOON, ZoneOffset.UTC));
  }

  @Test
  void cohortsAreFoundByEachOfTheirNames() {
    var cohort = cohort(1, "first", NOON, 7);
    store.add(cohort);

    assertThat(store.find(cohort.id())).contains(cohort);
    assertThat(store.named("first")).contains(cohort);
    assertThat(store.ofJob(cohort.jobId())).contains(cohort);
    assertThat(store.lock(cohort.id())).contains(cohort);
    assertThat(store.named("other")).isEmpty();
  }

  @Test
  void namesAreUnique() {
    store.add(cohort(1, "first", NOON, null));

    assertThatExceptionOfType(DuplicateKeyException.class)
        .isThrownBy(() -> store.add(cohort(2, "first", NOON, null)));
  }

  @Test
  void newestOfAScopeComesFirst() {
    var old = cohort(1, "old", NOON, 0);
    var young = cohort(2, "young", NOON.plusSeconds(1), 0);
    store.add(old);
    store.add(young);

    assertThat(store.of(SCOPE, "protocol")).containsExactly(young, old);
    assertThat(store.of(SCOPE, "another")).isEmpty();
    assertThat(store.of(new CohortScope("nats-tss", "{\"C\":5}"), "protocol")).isEmpty();
    assertThat(store.after("old", 5)).containsExactly(young);
  }

  @Test
  void scoresMakeItComplete() {
    var cohort = cohort(1, "first", NOON, 0);
    var scores =
        List.of(
            new CohortScores("params", "1", "[1.0,2.0]"),
            new CohortScores("zico", "3", "[null,0.5]"));
    store.add(cohort);

    assertThat(store.scores(cohort.id())).isEmpty();
    store.complete(cohort.id(), scores);

    assertThat(store.scores(cohort.id())).isEqualTo(scores);
    assertThat(store.find(cohort.id()).orElseThrow().completedAt()).isEqualTo(NOON);
  }

  @Test
  void deletionTakesTheScoresAlong() {
    var cohort = cohort(1, "first", NOON, 0);
    store.add(cohort);
    store.complete(cohort.id(), List.of(new CohortScores("params", "1", "[1.0]")));

    store.delete(cohort.id());

    assertThat(store.find(cohort.id())).isEmpty();
    assertThat(store.scores(cohort.id())).isEmpty();
  }

  private static StoredCohort cohort(
      int id, String name, Instant createdAt, @Nullable Integer seed) {
    return new StoredCohort(
        new UUID(0, id),
        name,
        SCOPE.space(),
        SCOPE.parameters(),
        "{}",
        "protocol",
        "[]",
        seed,
        10,
        "print",
        new UUID(1, id),
        createdAt,
        null);
  }

  private static DataSource nowhere() {
    return new DriverManagerDataSource();
  }
}

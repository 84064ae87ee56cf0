package io.zico.app.scoring;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of cohorts. */
@Repository
public class CohortStore {

  private final JdbcClient jdbc;
  private final Clock clock;

  CohortStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Adds a cohort without scores; fails if the name is taken. */
  public void add(StoredCohort cohort) {
    jdbc.sql(
            """
            INSERT INTO cohort (id, name, space, parameters, protocol, protocol_hash, proxies, seed,
              size, fingerprint, job_id, created_at)
            VALUES (:id, :name, :space, :parameters, :protocol, :protocolHash, :proxies, :seed,
              :size, :fingerprint, :job, :createdAt)
            """)
        .param("id", cohort.id())
        .param("name", cohort.name())
        .param("space", cohort.space())
        .param("parameters", cohort.parameters())
        .param("protocol", cohort.protocol())
        .param("protocolHash", cohort.protocolHash())
        .param("proxies", cohort.proxies())
        .param("seed", cohort.seed())
        .param("size", cohort.size())
        .param("fingerprint", cohort.fingerprint())
        .param("job", cohort.jobId())
        .param("createdAt", cohort.createdAt().atOffset(ZoneOffset.UTC))
        .update();
  }

  public Optional<StoredCohort> find(UUID id) {
    return jdbc.sql("SELECT * FROM cohort WHERE id = :id")
        .param("id", id)
        .query(StoredCohort.class)
        .optional();
  }

  public Optional<StoredCohort> named(String name) {
    return jdbc.sql("SELECT * FROM cohort WHERE name = :name")
        .param("name", name)
        .query(StoredCohort.class)
        .optional();
  }

  /** The cohort that the job scores, if it scores one. */
  Optional<StoredCohort> ofJob(UUID job) {
    return jdbc.sql("SELECT * FROM cohort WHERE job_id = :job")
        .param("job", job)
        .query(StoredCohort.class)
        .optional();
  }

  /** Cohorts in the order of their names, after a name. */
  public List<StoredCohort> after(String name, int limit) {
    return jdbc.sql("SELECT * FROM cohort WHERE name > :name ORDER BY name LIMIT :limit")
        .param("name", name)
        .param("limit", limit)
        .query(StoredCohort.class)
        .list();
  }

  /** Cohorts of networks that can be ranked against each other, the newest first. */
  List<StoredCohort> of(CohortScope scope, String protocolHash) {
    return jdbc.sql(
            """
            SELECT * FROM cohort
            WHERE space = :space AND parameters = :parameters AND protocol_hash = :hash
            ORDER BY created_at DESC, id
            """)
        .param("space", scope.space())
        .param("parameters", scope.parameters())
        .param("hash", protocolHash)
        .query(StoredCohort.class)
        .list();
  }

  /** The scores, in the order of the proxies' names; none before the cohort is complete. */
  public List<CohortScores> scores(UUID id) {
    return jdbc.sql(
            """
            SELECT proxy, version, scores FROM cohort_scores WHERE cohort_id = :id ORDER BY proxy
            """)
        .param("id", id)
        .query(CohortScores.class)
        .list();
  }

  /**
   * Keeps others from completing or deleting the cohort until the transaction ends; the cohort as
   * it is now, if it is there.
   */
  public Optional<StoredCohort> lock(UUID id) {
    return jdbc.sql("SELECT * FROM cohort WHERE id = :id FOR UPDATE")
        .param("id", id)
        .query(StoredCohort.class)
        .optional();
  }

  /** Adds all scores of a cohort, which is complete then. */
  void complete(UUID id, List<CohortScores> scores) {
    for (var row : scores) {
      jdbc.sql(
              """
              INSERT INTO cohort_scores (cohort_id, proxy, version, scores)
              VALUES (:id, :proxy, :version, :scores)
              """)
          .param("id", id)
          .param("proxy", row.proxy())
          .param("version", row.version())
          .param("scores", row.scores())
          .update();
    }
    jdbc.sql("UPDATE cohort SET completed_at = :now WHERE id = :id")
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("id", id)
        .update();
  }

  public void delete(UUID id) {
    jdbc.sql("DELETE FROM cohort WHERE id = :id").param("id", id).update();
  }
}

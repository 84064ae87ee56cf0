package io.zico.job;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Takes new jobs in: the job, its evaluations and its executions in one transaction. */
@Component
class Intake {

  private final JdbcOperations jdbc;
  private final TransactionOperations transactions;
  private final Additions additions;
  private final Dispatch dispatch;
  private final Clock clock;

  Intake(
      JdbcOperations jdbc,
      TransactionOperations transactions,
      Additions additions,
      Dispatch dispatch,
      Clock clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.additions = additions;
    this.dispatch = dispatch;
    this.clock = clock;
  }

  /** Returns the id of the new job, or of the one that the same request made before. */
  UUID submit(NewJob job, Consumer<UUID> companion) {
    return earlier(job).orElseGet(() -> insertOnce(job, companion));
  }

  private UUID insertOnce(NewJob job, Consumer<UUID> companion) {
    try {
      return transactions.execute(status -> insert(job, companion));
    } catch (DuplicateKeyException e) {
      return earlier(job).orElseThrow(() -> e);
    }
  }

  private Optional<UUID> earlier(NewJob job) {
    return job.idempotencyKey() == null
        ? Optional.empty()
        : earlier(job.kind(), job.idempotencyKey(), job.fingerprint());
  }

  Optional<UUID> earlier(String kind, String key, @Nullable String fingerprint) {
    return JdbcClient.create(jdbc)
        .sql("SELECT id, fingerprint FROM job WHERE kind = :kind AND idempotency_key = :key")
        .param("kind", kind)
        .param("key", key)
        .query(Submission.class)
        .optional()
        .map(submission -> submission.require(key, fingerprint));
  }

  private UUID insert(NewJob job, Consumer<UUID> companion) {
    var id = UUID.randomUUID();
    var now = clock.instant();
    var tally = Tally.none(job.bundling());
    var born = tally.born(job.evaluations());
    insertJob(id, job, born, now);
    dispatch.schedule(id, additions.append(id, job.evaluations(), tally, now), born);
    companion.accept(id);
    return id;
  }

  private void insertJob(UUID id, NewJob job, Tally tally, Instant now) {
    JdbcClient.create(jdbc)
        .sql(
            """
            INSERT INTO job (id, kind, state, spec, total, succeeded, failed, cancelled, cost_total,
              cost_done, version, endings, bundling, idempotency_key, fingerprint, needs,
              created_at, updated_at)
            VALUES (:id, :kind, 'QUEUED', :spec, :total, :succeeded, :failed, 0, :cost,
              0, 1, :endings, :bundling, :key, :fingerprint, :needs,
              :now, :now)
            """)
        .param("id", id)
        .param("kind", job.kind())
        .param("spec", job.spec())
        .param("total", tally.counts().total())
        .param("succeeded", tally.counts().succeeded())
        .param("failed", tally.counts().failed())
        .param("cost", tally.costs().total())
        .param("endings", tally.endings())
        .param("bundling", tally.bundling().name())
        .param("key", job.idempotencyKey())
        .param("fingerprint", job.fingerprint())
        .param("needs", job.needs())
        .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
        .update();
  }

  private record Submission(UUID id, @Nullable String fingerprint) {

    UUID require(String key, @Nullable String other) {
      if (!Objects.equals(fingerprint, other)) {
        throw new IdempotencyConflictException(key, id);
      }
      return id;
    }
  }
}

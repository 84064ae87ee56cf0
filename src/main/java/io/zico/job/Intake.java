package io.zico.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Takes new jobs in: the job, its evaluations and its executions in one transaction. */
@Component
class Intake {

  private static final int BATCH = 1_000;

  private final JdbcOperations jdbc;
  private final TransactionOperations transactions;
  private final Scheduler scheduler;
  private final Chunking chunking;
  private final Clock clock;

  Intake(
      JdbcOperations jdbc,
      TransactionOperations transactions,
      Scheduler scheduler,
      Chunking chunking,
      Clock clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.scheduler = scheduler;
    this.chunking = chunking;
    this.clock = clock;
  }

  /** Returns the id of the new job, or of the one that the same request made before. */
  UUID submit(NewJob job, Runnable condition) {
    return earlier(job).orElseGet(() -> insertOnce(job, condition));
  }

  private UUID insertOnce(NewJob job, Runnable condition) {
    try {
      var id = transactions.execute(status -> insert(job, condition));
      // the scheduler was told of each execution before the commit, when it could not yet see them
      scheduler.triggerCheckForDueExecutions();
      return id;
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

  private UUID insert(NewJob job, Runnable condition) {
    var id = UUID.randomUUID();
    var now = clock.instant();
    insertJob(id, job, now);
    insertEvaluations(id, job.evaluations(), now);
    schedule(chunking.split(id, job.evaluations()), now);
    condition.run();
    return id;
  }

  private void insertJob(UUID id, NewJob job, Instant now) {
    JdbcClient.create(jdbc)
        .sql(
            """
            INSERT INTO job (id, kind, state, spec, total, succeeded, failed, cancelled,
              cost_total, cost_done, version, idempotency_key, fingerprint, needs, created_at, updated_at)
            VALUES (:id, :kind, 'QUEUED', :spec, :total, 0, :failed, 0,
              :cost, 0, 1, :key, :fingerprint, :needs, :now, :now)
            """)
        .param("id", id)
        .param("kind", job.kind())
        .param("spec", job.spec())
        .param("total", job.evaluations().size())
        .param("failed", job.failedAtTheDoor())
        .param("cost", job.cost())
        .param("key", job.idempotencyKey())
        .param("fingerprint", job.fingerprint())
        .param("needs", job.needs())
        .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
        .update();
  }

  private void insertEvaluations(UUID jobId, List<NewEvaluation> evaluations, Instant now) {
    var finished = OffsetDateTime.ofInstant(now, ZoneOffset.UTC);
    jdbc.batchUpdate(
        """
        INSERT INTO evaluation (job_id, position, state, attempt, strikes, payload, cost, result,
          finished_at)
        VALUES (?, ?, ?, 0, 0, ?, ?, ?, ?)
        """,
        IntStream.range(0, evaluations.size()).boxed().toList(),
        BATCH,
        (statement, position) -> {
          statement.setObject(1, jobId);
          statement.setInt(2, position);
          set(statement, evaluations.get(position), finished);
        });
  }

  private static void set(
      PreparedStatement statement, NewEvaluation evaluation, OffsetDateTime finished)
      throws SQLException {
    var state = evaluation.isRunnable() ? EvaluationState.QUEUED : EvaluationState.FAILED;
    statement.setString(3, state.name());
    statement.setString(4, evaluation.payload());
    statement.setDouble(5, evaluation.cost());
    statement.setString(6, evaluation.failure());
    statement.setObject(7, evaluation.isRunnable() ? null : finished);
  }

  /** The more of a job has been run, the longer the rest waits: a small job need not. */
  private void schedule(List<Chunk> chunks, Instant now) {
    var executions = new ArrayList<SchedulableInstance<?>>();
    for (int i = 0; i < chunks.size(); i++) {
      var instance =
          new TaskInstance.Builder<Void>(ChunkTask.NAME, chunks.get(i).id()).priority(-i).build();
      executions.add(SchedulableInstance.of(instance, now));
    }
    scheduler.scheduleBatch(executions);
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

package io.zico.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** The rows of jobs and evaluations: one statement per method, no decisions. */
@Component
class Rows {

  private final JdbcClient jdbc;
  private final Clock clock;

  Rows(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  Optional<Job> job(UUID id) {
    return jdbc.sql("SELECT * FROM job WHERE id = :id").param("id", id).query(Job.class).optional();
  }

  Optional<Evaluation> evaluation(UUID jobId, int position) {
    return at(
            jobId,
            position,
            "SELECT * FROM evaluation WHERE job_id = :job AND position = :position")
        .query(Evaluation.class)
        .optional();
  }

  /** How large the first evaluations from a position on are; of all of them or those in a state. */
  List<EvaluationSizes.Size> sizes(
      UUID jobId, @Nullable EvaluationState state, int fromPosition, int limit) {
    return from(
            jobId,
            state,
            fromPosition,
            """
            SELECT position, OCTET_LENGTH(payload) + COALESCE(OCTET_LENGTH(result), 0) AS bytes
            FROM evaluation
            WHERE job_id = :job AND position >= :from
              AND (CAST(:state AS VARCHAR) IS NULL OR state = :state)
            ORDER BY position
            LIMIT :limit
            """)
        .param("limit", limit)
        .query(EvaluationSizes.Size.class)
        .list();
  }

  /** The evaluations between two positions, inclusive. */
  List<Evaluation> evaluations(
      UUID jobId, @Nullable EvaluationState state, int fromPosition, int toPosition) {
    return from(
            jobId,
            state,
            fromPosition,
            """
            SELECT * FROM evaluation
            WHERE job_id = :job AND position BETWEEN :from AND :to
              AND (CAST(:state AS VARCHAR) IS NULL OR state = :state)
            ORDER BY position
            """)
        .param("to", toPosition)
        .query(Evaluation.class)
        .list();
  }

  private StatementSpec from(
      UUID jobId, @Nullable EvaluationState state, int fromPosition, String sql) {
    return jdbc.sql(sql)
        .param("job", jobId)
        .param("from", fromPosition)
        .param("state", state == null ? null : state.name());
  }

  /** Positions of the chunk whose evaluations have not ended. */
  List<Integer> unfinished(Chunk chunk) {
    return jdbc.sql(
            """
            SELECT position FROM evaluation
            WHERE job_id = :job AND position BETWEEN :first AND :last
              AND state IN ('QUEUED', 'RUNNING')
            ORDER BY position
            """)
        .param("job", chunk.jobId())
        .param("first", chunk.first())
        .param("last", chunk.last())
        .query(Integer.class)
        .list();
  }

  /** How the attempts at the evaluation ended; clean if there is no such evaluation any more. */
  Marks marks(UUID jobId, int position) {
    return at(
            jobId,
            position,
            "SELECT strikes, deaths FROM evaluation WHERE job_id = :job AND position = :position")
        .query(Marks.class)
        .optional()
        .orElse(Marks.NONE);
  }

  /** The same if it is claimed now: an attempt that is found running has died. */
  Marks marksIfClaimed(UUID jobId, int position) {
    return at(
            jobId,
            position,
            """
            SELECT strikes, deaths + CASE WHEN state = 'RUNNING' THEN 1 ELSE 0 END AS deaths
            FROM evaluation WHERE job_id = :job AND position = :position
            """)
        .query(Marks.class)
        .optional()
        .orElse(Marks.NONE);
  }

  /** Reads how far the job is, and keeps others from changing it until the transaction ends. */
  Tally lock(UUID jobId) {
    return jdbc.sql(
            """
            SELECT state, total, succeeded, failed, cancelled, cost_done FROM job
            WHERE id = :id FOR UPDATE
            """)
        .param("id", jobId)
        .query(Tally.class)
        .optional()
        .orElseThrow(() -> new NoSuchJobException(jobId));
  }

  void store(UUID jobId, Tally tally, @Nullable String error) {
    jdbc.sql(
            """
            UPDATE job
            SET state = :state, succeeded = :succeeded, failed = :failed, cancelled = :cancelled,
              cost_done = :costDone, error = :error, version = version + 1, updated_at = :now,
              started_at = CASE WHEN :begun THEN COALESCE(started_at, :now) ELSE started_at END,
              cancel_requested_at =
                CASE WHEN :leaving THEN COALESCE(cancel_requested_at, :now)
                ELSE cancel_requested_at END,
              finished_at = CASE WHEN :ended THEN :now ELSE finished_at END
            WHERE id = :id
            """)
        .param("state", tally.state().name())
        .param("succeeded", tally.succeeded())
        .param("failed", tally.failed())
        .param("cancelled", tally.cancelled())
        .param("costDone", tally.costDone())
        .param("error", error)
        .param("begun", tally.state() == JobState.RUNNING)
        .param(
            "leaving", tally.state() == JobState.CANCELLING || tally.state() == JobState.CANCELLED)
        .param("ended", tally.state().isTerminal())
        .param("now", now())
        .param("id", jobId)
        .update();
  }

  /** Starts the next attempt. */
  void begin(Evaluation evaluation, Marks marks) {
    at(
            evaluation.jobId(),
            evaluation.position(),
            """
            UPDATE evaluation
            SET state = 'RUNNING', attempt = attempt + 1, strikes = :strikes, deaths = :deaths,
              started_at = :now
            WHERE job_id = :job AND position = :position
            """)
        .param("strikes", marks.strikes())
        .param("deaths", marks.deaths())
        .param("now", now())
        .update();
  }

  /** Ends an evaluation unless it has moved on since it was read: the fence. */
  boolean end(Evaluation read, EvaluationState state, @Nullable String result) {
    return fenced(
                read,
                """
                UPDATE evaluation SET state = :state, result = :result, finished_at = :now
                WHERE job_id = :job AND position = :position
                  AND state = :read AND attempt = :attempt
                """)
            .param("state", state.name())
            .param("result", result)
            .param("now", now())
            .update()
        == 1;
  }

  /** Queues an evaluation again unless it has moved on since it was read. */
  boolean putBack(Evaluation read, Marks marks) {
    return fenced(
                read,
                """
                UPDATE evaluation
                SET state = 'QUEUED', strikes = :strikes, deaths = :deaths, started_at = NULL
                WHERE job_id = :job AND position = :position
                  AND state = :read AND attempt = :attempt
                """)
            .param("strikes", marks.strikes())
            .param("deaths", marks.deaths())
            .update()
        == 1;
  }

  /** Cancels all queued evaluations of the job; returns how many. */
  int cancelQueued(UUID jobId) {
    return jdbc.sql(
            """
            UPDATE evaluation SET state = 'CANCELLED', finished_at = :now
            WHERE job_id = :job AND state = 'QUEUED'
            """)
        .param("now", now())
        .param("job", jobId)
        .update();
  }

  /** Positions of the job's evaluations that run, or were left running by a worker that died. */
  List<Integer> running(UUID jobId) {
    return jdbc.sql("SELECT position FROM evaluation WHERE job_id = :job AND state = 'RUNNING'")
        .param("job", jobId)
        .query(Integer.class)
        .list();
  }

  /** Deletes a job with its evaluations. */
  void delete(UUID jobId) {
    jdbc.sql("DELETE FROM job WHERE id = :id").param("id", jobId).update();
  }

  /** Deletes jobs that ended before, the oldest first; returns how many. */
  int deleteFinished(Instant before, int limit) {
    return jdbc.sql(
            """
            DELETE FROM job WHERE id IN (
              SELECT id FROM job WHERE finished_at < :before ORDER BY finished_at LIMIT :limit)
            """)
        .param("before", OffsetDateTime.ofInstant(before, ZoneOffset.UTC))
        .param("limit", limit)
        .update();
  }

  QueueDepth queueDepth() {
    return jdbc.sql(
            """
            SELECT COUNT(*) AS evaluations, MIN(job.created_at) AS oldest
            FROM job JOIN evaluation ON evaluation.job_id = job.id
            WHERE job.state IN ('QUEUED', 'RUNNING') AND evaluation.state = 'QUEUED'
            """)
        .query(Waiting.class)
        .single()
        .until(clock.instant());
  }

  private StatementSpec fenced(Evaluation read, String sql) {
    return at(read.jobId(), read.position(), sql)
        .param("read", read.state().name())
        .param("attempt", read.attempt());
  }

  private StatementSpec at(UUID jobId, int position, String sql) {
    return jdbc.sql(sql).param("job", jobId).param("position", position);
  }

  private OffsetDateTime now() {
    return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private record Waiting(long evaluations, @Nullable Instant oldest) {

    QueueDepth until(Instant now) {
      return new QueueDepth(
          evaluations, oldest == null ? Duration.ZERO : Duration.between(oldest, now));
    }
  }
}

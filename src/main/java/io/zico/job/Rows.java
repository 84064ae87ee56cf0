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

  /** Positions of the chunk whose evaluations have not ended. */
  List<Integer> unfinished(Chunk chunk) {
    return jdbc.sql(
            """
            SELECT position FROM evaluation
            WHERE job_id = :job AND position BETWEEN :first AND :last
              AND round = :round AND state IN ('QUEUED', 'RUNNING')
            ORDER BY position
            """)
        .param("job", chunk.jobId())
        .param("first", chunk.first())
        .param("last", chunk.last())
        .param("round", chunk.round())
        .query(Integer.class)
        .list();
  }

  /** The evaluation if it has not ended and belongs to the chunk. */
  Optional<Evaluation> unfinished(Chunk chunk, int position) {
    return at(
            chunk.jobId(),
            position,
            """
            SELECT * FROM evaluation
            WHERE job_id = :job AND position = :position
              AND round = :round AND state IN ('QUEUED', 'RUNNING')
            """)
        .param("round", chunk.round())
        .query(Evaluation.class)
        .optional();
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
            SELECT state, total, succeeded, failed, cancelled, cost_total, cost_done, endings,
              round, bundling, note, broken
            FROM job WHERE id = :id FOR UPDATE
            """)
        .param("id", jobId)
        .query(Standing.class)
        .optional()
        .orElseThrow(() -> new NoSuchJobException(jobId))
        .tally();
  }

  void store(UUID jobId, Tally before, Tally tally) {
    var closing = tally.closing();
    jdbc.sql(
            """
            UPDATE job
            SET state = :state, total = :total, succeeded = :succeeded, failed = :failed,
              cancelled = :cancelled, cost_total = :costTotal, cost_done = :costDone,
              endings = :endings, round = :round, note = :note, broken = :broken, error = :error,
              version = version + 1, updated_at = :now,
              started_at = CASE WHEN :begun THEN COALESCE(started_at, :now) ELSE started_at END,
              paused_at = CASE WHEN :pausing THEN :now ELSE paused_at END,
              cancel_requested_at =
                CASE WHEN :leaving THEN COALESCE(cancel_requested_at, :now)
                ELSE cancel_requested_at END,
              finished_at = CASE WHEN :ended THEN :now ELSE finished_at END
            WHERE id = :id
            """)
        .param("state", tally.state().name())
        .param("total", tally.counts().total())
        .param("succeeded", tally.counts().succeeded())
        .param("failed", tally.counts().failed())
        .param("cancelled", tally.counts().cancelled())
        .param("costTotal", tally.costs().total())
        .param("costDone", tally.costs().done())
        .param("endings", tally.endings())
        .param("round", tally.round())
        .param("note", closing == null ? null : closing.reason())
        .param("broken", closing != null && closing.broken())
        .param("error", tally.error())
        .param("begun", tally.state() == JobState.RUNNING)
        .param("pausing", tally.state() == JobState.PAUSED && before.state() != JobState.PAUSED)
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

  /** Adds the pause that ends now to the time for which the job did not run. */
  void addPause(UUID jobId, Instant since) {
    jdbc.sql("UPDATE job SET paused_millis = paused_millis + :millis WHERE id = :id")
        .param("millis", Duration.between(since, clock.instant()).toMillis())
        .param("id", jobId)
        .update();
  }

  /**
   * Ends an evaluation unless it has moved on since it was read: the fence.
   *
   * @param number that of its end, within the job
   */
  boolean end(Evaluation read, Outcome outcome, long number) {
    return fenced(
                read,
                """
                UPDATE evaluation
                SET state = :state, result = :result, finished_at = :now, ended_no = :number,
                  earlier = NULL
                WHERE job_id = :job AND position = :position
                  AND state = :read AND attempt = :attempt
                """)
            .param("state", outcome.state().name())
            .param("result", outcome.json())
            .param("number", number)
            .param("now", now())
            .update()
        == 1;
  }

  /** The state in which an evaluation ends if it is not run. */
  EvaluationState fallback(Evaluation evaluation) {
    return at(
            evaluation.jobId(),
            evaluation.position(),
            """
            SELECT COALESCE(earlier, 'CANCELLED') FROM evaluation
            WHERE job_id = :job AND position = :position
            """)
        .query(EvaluationState.class)
        .optional()
        .orElse(EvaluationState.CANCELLED);
  }

  /** Ends an evaluation as if it had not been begun, unless it has moved on since it was read. */
  boolean drop(Evaluation read, long number) {
    return fenced(
                read,
                """
                UPDATE evaluation
                SET state = COALESCE(earlier, 'CANCELLED'), finished_at = :now,
                  ended_no = :number, earlier = NULL
                WHERE job_id = :job AND position = :position
                  AND state = :read AND attempt = :attempt
                """)
            .param("number", number)
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

  EvaluationState state(UUID jobId, int position) {
    return at(
            jobId,
            position,
            "SELECT state FROM evaluation WHERE job_id = :job AND position = :position")
        .query(EvaluationState.class)
        .optional()
        .orElseThrow(
            () -> new IllegalArgumentException("there is no evaluation %d".formatted(position)));
  }

  /** Queues an evaluation again that has succeeded or failed. */
  boolean reopen(UUID jobId, Reopening reopening, int round) {
    return at(
                jobId,
                reopening.position(),
                """
                UPDATE evaluation
                SET state = 'QUEUED', earlier = state, payload = :payload, cost = :cost,
                  round = :round, strikes = 0, deaths = 0, started_at = NULL, finished_at = NULL,
                  ended_no = NULL
                WHERE job_id = :job AND position = :position AND state IN ('SUCCEEDED', 'FAILED')
                """)
            .param("payload", reopening.payload())
            .param("cost", reopening.cost())
            .param("round", round)
            .update()
        == 1;
  }

  /** Gives all queued evaluations of the job to another round. */
  List<Queued> requeue(UUID jobId, int round) {
    jdbc.sql("UPDATE evaluation SET round = :round WHERE job_id = :job AND state = 'QUEUED'")
        .param("round", round)
        .param("job", jobId)
        .update();
    return jdbc.sql(
            """
            SELECT position, cost FROM evaluation
            WHERE job_id = :job AND state = 'QUEUED' ORDER BY position
            """)
        .param("job", jobId)
        .query(Queued.class)
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

package io.zico.job;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes what is queued out of a job that ends without it. */
@Component
class Clearing {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Executions executions;

  Clearing(JdbcClient jdbc, Clock clock, Executions executions) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.executions = executions;
  }

  /** How far the job is without what was queued. */
  Tally clear(UUID jobId, Tally tally) {
    var dropped = tally.dropped(fallbacks(jobId));
    dropQueued(jobId, tally.endings());
    removeWaiting(jobId);
    return dropped;
  }

  /** An execution whose evaluation is running will end it, also if its worker has died. */
  void removeWaiting(UUID jobId) {
    executions.removeWaiting(jobId, running(jobId));
  }

  /** How many queued evaluations of the job would end in which state if they were not run. */
  private Map<EvaluationState, Integer> fallbacks(UUID jobId) {
    return jdbc
        .sql(
            """
            SELECT COALESCE(earlier, 'CANCELLED') AS state, COUNT(*) AS evaluations
            FROM evaluation WHERE job_id = :job AND state = 'QUEUED'
            GROUP BY COALESCE(earlier, 'CANCELLED')
            """)
        .param("job", jobId)
        .query(Fallback.class)
        .stream()
        .collect(Collectors.toMap(Fallback::state, Fallback::evaluations));
  }

  /**
   * Ends all queued evaluations of the job as if they had not been begun.
   *
   * @param endings the last number that was given to an end
   */
  private void dropQueued(UUID jobId, long endings) {
    jdbc.sql(
            """
            UPDATE evaluation
            SET state = COALESCE(earlier, 'CANCELLED'), finished_at = :now,
              ended_no = :endings + 1 + position, earlier = NULL
            WHERE job_id = :job AND state = 'QUEUED'
            """)
        .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .param("endings", endings)
        .param("job", jobId)
        .update();
  }

  /** Positions of the job's evaluations that run, or were left running by a worker that died. */
  private List<Integer> running(UUID jobId) {
    return jdbc.sql("SELECT position FROM evaluation WHERE job_id = :job AND state = 'RUNNING'")
        .param("job", jobId)
        .query(Integer.class)
        .list();
  }

  private record Fallback(EvaluationState state, int evaluations) {}
}

package io.zico.job;

import java.util.UUID;
import org.springframework.stereotype.Component;

/** Takes what is queued out of a job that ends without it. */
@Component
class Clearing {

  private final Rows rows;
  private final Executions executions;

  Clearing(Rows rows, Executions executions) {
    this.rows = rows;
    this.executions = executions;
  }

  /** How far the job is without what was queued. */
  Tally clear(UUID jobId, Tally tally) {
    var dropped = tally.dropped(rows.fallbacks(jobId));
    rows.dropQueued(jobId, tally.endings());
    removeWaiting(jobId);
    return dropped;
  }

  /** An execution whose evaluation is running will end it, also if its worker has died. */
  void removeWaiting(UUID jobId) {
    executions.removeWaiting(jobId, rows.running(jobId));
  }
}

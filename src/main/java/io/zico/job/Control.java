package io.zico.job;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The moves of a job that its clients ask for. */
@Component
class Control {

  private static final Logger log = LoggerFactory.getLogger(Control.class);

  private final Rows rows;
  private final Standings standings;
  private final Clearing clearing;
  private final Dispatch dispatch;
  private final TransactionOperations transactions;

  Control(
      Rows rows,
      Standings standings,
      Clearing clearing,
      Dispatch dispatch,
      TransactionOperations transactions) {
    this.rows = rows;
    this.standings = standings;
    this.clearing = clearing;
    this.dispatch = dispatch;
    this.transactions = transactions;
  }

  /** Cancels what is queued; the job is cancelled as soon as what is running has ended. */
  void cancel(UUID jobId) {
    transactions.executeWithoutResult(
        status -> {
          var tally = standings.lock(jobId);
          if (tally.isOpen()) {
            standings.store(jobId, tally, clearing.clear(jobId, tally).cancelled());
          } else if (tally.state() == JobState.SUCCEEDED || tally.state() == JobState.FAILED) {
            throw new IllegalTransitionException(tally.state(), JobState.CANCELLED);
          }
        });
  }

  /** Takes what is queued from the workers. */
  void pause(UUID jobId) {
    transactions.executeWithoutResult(
        status -> {
          var tally = standings.lock(jobId);
          if (tally.state() != JobState.PAUSED) {
            standings.store(jobId, tally, tally.moved(JobState.PAUSED));
            clearing.removeWaiting(jobId);
          }
        });
  }

  /** Gives what is queued back to the workers. */
  void resume(UUID jobId) {
    transactions.executeWithoutResult(
        status -> {
          var tally = standings.lock(jobId);
          if (tally.state() == JobState.PAUSED) {
            resume(jobId, tally);
          } else if (!tally.isOpen()) {
            throw IllegalTransitionException.toResumption(tally.state());
          }
        });
  }

  /** In a new round: an execution of before that is still there must not run the same. */
  private void resume(UUID jobId, Tally tally) {
    var job = rows.job(jobId).orElseThrow(() -> new NoSuchJobException(jobId));
    var to = job.startedAt() == null ? JobState.QUEUED : JobState.RUNNING;
    var resumed = tally.moved(to).nextRound();
    if (job.startedAt() != null && job.pausedAt() != null) {
      rows.addPause(jobId, job.pausedAt());
    }
    standings.store(jobId, tally, resumed);
    dispatch.schedule(jobId, rows.requeue(jobId, resumed.round()), resumed);
  }

  /** Deletes a job that has ended, with all that belongs to it. */
  void delete(UUID jobId) {
    transactions.executeWithoutResult(
        status -> {
          var tally = standings.lock(jobId);
          if (!tally.state().isTerminal()) {
            throw IllegalTransitionException.toDeletion(tally.state());
          }
          rows.delete(jobId);
        });
    log.info("job {}: deleted", jobId);
  }
}

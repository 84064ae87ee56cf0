package io.zico.job;

import static io.zico.job.EvaluationState.CANCELLED;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The moves of a job and its evaluations after they were submitted. Each is one transaction that
 * first locks the job's row, so that counts add up, exactly one caller ends the job, and no two
 * transactions wait for each other.
 */
@Component
class Ledger {

  private static final Logger log = LoggerFactory.getLogger(Ledger.class);

  private final Rows rows;
  private final Executions executions;
  private final TransactionOperations transactions;
  private final int maxAttempts;
  private final Bell bell;

  Ledger(
      Rows rows,
      Executions executions,
      TransactionOperations transactions,
      JobProperties properties,
      Bell bell) {
    this.rows = rows;
    this.executions = executions;
    this.transactions = transactions;
    this.maxAttempts = properties.maxAttempts();
    this.bell = bell;
  }

  /**
   * Begins the next attempt; empty if there is nothing to run. Only the worker whose execution
   * holds the evaluation's chunk may claim it: an evaluation that is found running was left behind
   * by a worker that died.
   */
  Optional<Evaluation> claim(UUID jobId, int position) {
    return transactions.execute(
        status -> {
          var tally = rows.lock(jobId);
          return rows.evaluation(jobId, position)
              .filter(evaluation -> !evaluation.state().isTerminal())
              .flatMap(evaluation -> claim(evaluation, tally));
        });
  }

  private Optional<Evaluation> claim(Evaluation evaluation, Tally tally) {
    if (!tally.isOpen()) {
      cancel(evaluation, tally);
      return Optional.empty();
    }
    var marks = rows.marksIfClaimed(evaluation.jobId(), evaluation.position());
    if (marks.isHopeless(maxAttempts)) {
      end(evaluation, Outcome.failure(Abandonment.afterDeaths(marks.deaths()).json()), tally);
      return Optional.empty();
    }
    rows.begin(evaluation, marks);
    if (tally.state() == JobState.QUEUED) {
      store(evaluation.jobId(), tally, tally.moved(JobState.RUNNING));
    }
    return rows.evaluation(evaluation.jobId(), evaluation.position());
  }

  /** Stores what a claimed evaluation came to; false if another attempt has taken it over. */
  boolean record(Evaluation claimed, Outcome outcome) {
    return transactions.execute(status -> end(claimed, outcome, rows.lock(claimed.jobId())));
  }

  /** Puts a claimed evaluation back into the queue, as if it had never been begun. */
  void release(Evaluation claimed) {
    transactions.executeWithoutResult(
        status -> {
          var tally = rows.lock(claimed.jobId());
          putBack(claimed, rows.marks(claimed.jobId(), claimed.position()), tally);
        });
  }

  /**
   * Puts a claimed evaluation back into the queue after an attempt that failed, or gives it up
   * after the last one.
   *
   * @return whether it will be tried again
   */
  boolean strike(Evaluation claimed, String failure) {
    return transactions.execute(
        status -> {
          var tally = rows.lock(claimed.jobId());
          var marks = rows.marks(claimed.jobId(), claimed.position()).plusStrike();
          if (!marks.isHopeless(maxAttempts)) {
            return putBack(claimed, marks, tally);
          }
          var abandonment = Abandonment.afterFailures(marks.strikes(), failure);
          end(claimed, Outcome.failure(abandonment.json()), tally);
          return false;
        });
  }

  /** Cancels what is queued; the job is cancelled as soon as what is running has ended. */
  void cancel(UUID jobId) {
    transactions.executeWithoutResult(
        status -> {
          var tally = rows.lock(jobId);
          if (tally.isOpen()) {
            store(jobId, tally, tally.cancelled(rows.cancelQueued(jobId)));
            // an execution whose evaluation is running will end it, also if its worker has died
            executions.removeWaiting(jobId, rows.running(jobId));
          } else if (tally.state() == JobState.SUCCEEDED || tally.state() == JobState.FAILED) {
            throw new IllegalTransitionException(tally.state(), JobState.CANCELLED);
          }
        });
  }

  /** Deletes a job that has ended, with all that belongs to it. */
  void delete(UUID jobId) {
    transactions.executeWithoutResult(
        status -> {
          var tally = rows.lock(jobId);
          if (!tally.state().isTerminal()) {
            throw IllegalTransitionException.toDeletion(tally.state());
          }
          rows.delete(jobId);
        });
    log.info("job {}: deleted", jobId);
  }

  private boolean end(Evaluation read, Outcome outcome, Tally tally) {
    if (!rows.end(read, outcome.state(), outcome.json())) {
      log.warn(
          "job {} evaluation {}: the result of attempt {} is dropped, a later one owns it",
          read.jobId(),
          read.position(),
          read.attempt());
      return false;
    }
    store(read.jobId(), tally, tally.ran(outcome.state(), read.cost()));
    return true;
  }

  private void cancel(Evaluation read, Tally tally) {
    if (rows.end(read, CANCELLED, null)) {
      store(read.jobId(), tally, tally.cancelled(1));
    }
  }

  private boolean putBack(Evaluation claimed, Marks marks, Tally tally) {
    if (tally.isOpen()) {
      return rows.putBack(claimed, marks);
    }
    cancel(claimed, tally);
    return false;
  }

  private void store(UUID jobId, Tally before, Tally after) {
    rows.store(jobId, after, error(after));
    if (after.state() != before.state()) {
      log.info("job {}: {} -> {}", jobId, before.state(), after.state());
    }
    if (after.state().isTerminal()) {
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCommit() {
              bell.ring();
            }
          });
    }
  }

  private static @Nullable String error(Tally tally) {
    return tally.state() == JobState.FAILED
        ? "all %,d evaluations failed".formatted(tally.total())
        : null;
  }
}

package io.zico.job;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The moves that workers make of evaluations. Each is one transaction that first locks the job's
 * row, so that counts add up, exactly one caller ends the job, and no two transactions wait for
 * each other.
 */
@Component
class Ledger {

  private static final Logger log = LoggerFactory.getLogger(Ledger.class);

  private final Rows rows;
  private final Standings standings;
  private final Sequels sequels;
  private final TransactionOperations transactions;
  private final int maxAttempts;

  Ledger(
      Rows rows,
      Standings standings,
      Sequels sequels,
      TransactionOperations transactions,
      JobProperties properties) {
    this.rows = rows;
    this.standings = standings;
    this.sequels = sequels;
    this.transactions = transactions;
    this.maxAttempts = properties.maxAttempts();
  }

  /**
   * Begins the next attempt; empty if there is nothing to run. Only the worker whose execution
   * holds the evaluation's chunk may claim it: an evaluation that is found running was left behind
   * by a worker that died.
   */
  Optional<Evaluation> claim(Chunk chunk, int position) {
    try {
      return transactions.execute(
          status -> {
            var tally = standings.lock(chunk.jobId());
            return rows.unfinished(chunk, position).flatMap(evaluation -> claim(evaluation, tally));
          });
    } catch (SequelFailedException e) {
      breakDown(e);
      return Optional.empty();
    }
  }

  private Optional<Evaluation> claim(Evaluation evaluation, Tally tally) {
    var marks = rows.marksIfClaimed(evaluation.jobId(), evaluation.position());
    if (!tally.mayBegin()) {
      putBack(evaluation, marks, tally);
      return Optional.empty();
    }
    if (marks.isHopeless(maxAttempts)) {
      end(evaluation, Outcome.failure(Abandonment.afterDeaths(marks.deaths()).json()), tally);
      return Optional.empty();
    }
    rows.begin(evaluation, marks);
    if (tally.state() == JobState.QUEUED) {
      standings.store(evaluation.jobId(), tally, tally.moved(JobState.RUNNING));
    }
    return rows.evaluation(evaluation.jobId(), evaluation.position());
  }

  /**
   * Stores what a claimed evaluation came to, and what follows; false if another attempt has taken
   * it over.
   *
   * @throws SequelFailedException if it cannot be told what follows; then nothing is stored
   */
  boolean record(Evaluation claimed, Outcome outcome) {
    return transactions.execute(status -> end(claimed, outcome, standings.lock(claimed.jobId())));
  }

  /** Puts a claimed evaluation back into the queue, as if it had never been begun. */
  void release(Evaluation claimed) {
    transactions.executeWithoutResult(
        status -> {
          var tally = standings.lock(claimed.jobId());
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
    try {
      return transactions.execute(status -> strikeLocked(claimed, failure));
    } catch (SequelFailedException e) {
      breakDown(e);
      return false;
    }
  }

  private boolean strikeLocked(Evaluation claimed, String failure) {
    var tally = standings.lock(claimed.jobId());
    var marks = rows.marks(claimed.jobId(), claimed.position()).plusStrike();
    if (!marks.isHopeless(maxAttempts)) {
      return putBack(claimed, marks, tally);
    }
    var abandonment = Abandonment.afterFailures(marks.strikes(), failure);
    end(claimed, Outcome.failure(abandonment.json()), tally);
    return false;
  }

  /** Ends an evaluation without asking what follows, and a job that cannot go on without that. */
  private void breakDown(SequelFailedException failure) {
    var read = failure.read();
    transactions.executeWithoutResult(
        status -> {
          var tally = standings.lock(read.jobId());
          if (!rows.end(read, failure.outcome(), tally.endings() + 1)) {
            return;
          }
          var ended = tally.ran(failure.outcome().state(), read.cost());
          var broken = sequels.breakDown(read.jobId(), failure.reason(), ended);
          standings.store(read.jobId(), tally, broken.settled());
        });
    log.error("job {}: is given up", read.jobId(), failure);
  }

  private boolean end(Evaluation read, Outcome outcome, Tally tally) {
    if (!rows.end(read, outcome, tally.endings() + 1)) {
      log.warn(
          "job {} evaluation {}: the result of attempt {} is dropped, a later one owns it",
          read.jobId(),
          read.position(),
          read.attempt());
      return false;
    }
    var ended = tally.ran(outcome.state(), read.cost());
    standings.store(read.jobId(), tally, sequels.follow(read, outcome, ended).settled());
    return true;
  }

  /**
   * Queued again, it is run by its execution, or by another after the job was resumed; a job that
   * ends without what is queued ends without it too.
   */
  private boolean putBack(Evaluation read, Marks marks, Tally tally) {
    if (tally.mayGrow()) {
      return rows.putBack(read, marks) && tally.mayBegin();
    }
    var fallback = rows.fallback(read);
    if (rows.drop(read, tally.endings() + 1)) {
      standings.store(read.jobId(), tally, tally.dropped(fallback).settled());
    }
    return false;
  }
}

package io.zico.job;

import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Runs the evaluations of a chunk, one after the other: the worker's edge. */
@Component
class ChunkRunner {

  private static final Logger log = LoggerFactory.getLogger(ChunkRunner.class);

  private final Rows rows;
  private final Ledger ledger;
  private final Works works;
  private final EvaluationTimer timer;
  private final Isolation isolation = new Isolation();
  private final Unsettled unsettled = new Unsettled();

  ChunkRunner(Rows rows, Ledger ledger, Works works, EvaluationTimer timer) {
    this.rows = rows;
    this.ledger = ledger;
    this.works = works;
    this.timer = timer;
  }

  /** What is left of a chunk after a run. */
  enum Rest {
    /** Nothing; its execution may go. */
    NONE,
    /**
     * An evaluation whose attempt failed or was not stored, and is to be repeated after a while.
     */
    LATER,
    /** Evaluations that were not reached because this worker has to stop. */
    NOW
  }

  /**
   * Runs what has not ended.
   *
   * @param stopping whether this worker has to stop: it is going down, or it has lost the chunk
   */
  Rest run(Chunk chunk, BooleanSupplier stopping) {
    unsettled.settleAll(attempt -> rows.job(attempt.jobId()).ifPresent(job -> release(attempt)));
    return rows.job(chunk.jobId()).map(job -> run(job, chunk, stopping)).orElse(Rest.NONE);
  }

  private Rest run(Job job, Chunk chunk, BooleanSupplier stopping) {
    var rest = Rest.NONE;
    for (int position : rows.unfinished(chunk)) {
      if (stopping.getAsBoolean()) {
        return Rest.NOW;
      }
      var left = turn(job, chunk, position, stopping);
      if (left == Rest.NOW) {
        return left;
      }
      rest = left == Rest.LATER ? left : rest;
    }
    return rest;
  }

  private Rest turn(Job job, Chunk chunk, int position, BooleanSupplier stopping) {
    try {
      boolean alone = rows.marksIfClaimed(job.id(), position).isSuspect();
      return isolation.run(alone, () -> claim(job, chunk, position, stopping));
    } catch (InterruptedException e) {
      return Rest.NOW; // nothing was begun
    }
  }

  private Rest claim(Job job, Chunk chunk, int position, BooleanSupplier stopping) {
    return ledger
        .claim(chunk, position)
        .map(claimed -> unsettled.settle(claimed, () -> evaluate(job, claimed, stopping)))
        .orElse(Rest.NONE);
  }

  private Rest evaluate(Job job, Evaluation claimed, BooleanSupplier stopping) {
    try {
      var outcome = outcome(job, claimed);
      boolean stop = mustStop(stopping);
      boolean stored = ledger.record(claimed, outcome);
      return stop || !stored ? Rest.NOW : Rest.NONE;
    } catch (InterruptedException e) {
      return release(claimed);
    } catch (Throwable e) { // whatever it was, the next evaluation may fare better
      return mustStop(stopping) ? release(claimed) : after(claimed, e);
    }
  }

  private Outcome outcome(Job job, Evaluation claimed) throws InterruptedException {
    var watch = timer.start(job.kind());
    var end = "aborted";
    try {
      var outcome = works.of(job.kind()).evaluate(job, claimed);
      end = outcome.succeeded() ? "succeeded" : "failed";
      return outcome;
    } finally {
      watch.stop(end);
    }
  }

  /** Clears the interruption: an interrupted thread that writes would close H2's file. */
  private static boolean mustStop(BooleanSupplier stopping) {
    return Thread.interrupted() || stopping.getAsBoolean();
  }

  private Rest release(Evaluation claimed) {
    ledger.release(claimed);
    return Rest.NOW;
  }

  private Rest after(Evaluation claimed, Throwable failure) {
    return DatabaseFaults.include(failure) ? postpone(claimed, failure) : strike(claimed, failure);
  }

  /** However often the database is at fault, nothing speaks against the evaluation. */
  private Rest postpone(Evaluation claimed, Throwable fault) {
    log.warn(
        "job {} evaluation {}: attempt {} is lost to the database, it will be repeated",
        claimed.jobId(),
        claimed.position(),
        claimed.attempt(),
        fault);
    ledger.release(claimed);
    return Rest.LATER;
  }

  private Rest strike(Evaluation claimed, Throwable failure) {
    boolean again = ledger.strike(claimed, failure.toString());
    log.warn(
        "job {} evaluation {}: attempt {} failed, {}",
        claimed.jobId(),
        claimed.position(),
        claimed.attempt(),
        again ? "it will be tried again" : "this worker gives it up",
        failure);
    return again ? Rest.LATER : Rest.NONE;
  }
}

package io.zico.job;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Asks a job's kind what follows the end of an evaluation, and makes it so. */
@Component
class Sequels {

  private final Works works;
  private final Rows rows;
  private final Additions additions;
  private final Dispatch dispatch;
  private final Clearing clearing;

  Sequels(Works works, Rows rows, Additions additions, Dispatch dispatch, Clearing clearing) {
    this.works = works;
    this.rows = rows;
    this.additions = additions;
    this.dispatch = dispatch;
    this.clearing = clearing;
  }

  /**
   * How far the job is with what follows.
   *
   * @param read the evaluation before its end
   * @throws SequelFailedException unless the database is at fault
   */
  Tally follow(Evaluation read, Outcome outcome, Tally tally) {
    if (!tally.asks()) {
      return tally;
    }
    try {
      var ended = rows.evaluation(read.jobId(), read.position()).orElseThrow();
      return apply(ended, ask(ended, tally), tally);
    } catch (RuntimeException | Error e) {
      if (DatabaseFaults.include(e)) {
        throw e;
      }
      throw new SequelFailedException(read, outcome, e);
    }
  }

  /** How far the job is when it cannot go on. */
  Tally breakDown(UUID jobId, String reason, Tally tally) {
    return tally.asks() ? clearing.clear(jobId, tally).closed(new Closing(reason, true)) : tally;
  }

  private Sequel ask(Evaluation ended, Tally tally) {
    var job = rows.job(ended.jobId()).orElseThrow().at(tally);
    return works.of(job.kind()).after(job, ended);
  }

  private Tally apply(Evaluation ended, Sequel sequel, Tally tally) {
    if (!tally.mayGrow()) {
      return tally;
    }
    var grown = sequel.isGrowth() ? grow(ended, sequel, tally.nextRound()) : tally;
    return sequel.closing() == null
        ? grown
        : clearing.clear(ended.jobId(), grown).closed(new Closing(sequel.closing(), false));
  }

  private Tally grow(Evaluation ended, Sequel sequel, Tally tally) {
    var jobId = ended.jobId();
    var grown = tally.born(sequel.births());
    var queued = new ArrayList<Queued>();
    for (var reopening : sequel.again()) {
      grown = reopen(jobId, reopening, grown);
      queued.add(new Queued(reopening.position(), reopening.cost()));
    }
    queued.sort(Comparator.comparingInt(Queued::position));
    queued.addAll(
        additions.append(
            jobId, sequel.births(), tally, Objects.requireNonNull(ended.finishedAt())));
    schedule(jobId, queued, grown);
    return grown;
  }

  private Tally reopen(UUID jobId, Reopening reopening, Tally tally) {
    var end = rows.state(jobId, reopening.position());
    if (!rows.reopen(jobId, reopening, tally.round())) {
      throw new IllegalArgumentException(
          "evaluation %d is %s and cannot be run again".formatted(reopening.position(), end));
    }
    return tally.reopened(end, reopening.cost());
  }

  /** What comes into a paused job is scheduled when it is resumed. */
  private void schedule(UUID jobId, List<Queued> queued, Tally tally) {
    if (tally.mayBegin()) {
      dispatch.schedule(jobId, queued, tally);
    }
  }
}

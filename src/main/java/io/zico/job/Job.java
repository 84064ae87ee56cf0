package io.zico.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a client submits and polls: one row of the job table.
 *
 * @param kind which {@link Work} evaluates it
 * @param spec JSON that only its kind reads
 * @param total number of evaluations, those that failed at the door included
 * @param costTotal estimated seconds of all evaluations that are to be run
 * @param costDone estimated seconds of those that were run
 * @param version grows with every change of the row
 * @param endings the number of the last evaluation that ended: see {@link Jobs#endings}
 * @param note why the job ends without what was queued, or did
 * @param error why the job failed
 * @param pausedMillis for how long it was paused before it was resumed last
 */
public record Job(
    UUID id,
    String kind,
    JobState state,
    String spec,
    int total,
    int succeeded,
    int failed,
    int cancelled,
    double costTotal,
    double costDone,
    long version,
    long endings,
    @Nullable String note,
    @Nullable String error,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant pausedAt,
    long pausedMillis,
    @Nullable Instant cancelRequestedAt,
    @Nullable Instant finishedAt,
    Instant updatedAt) {

  /** Number of evaluations that have ended, in whatever way. */
  public int done() {
    return succeeded + failed + cancelled;
  }

  /** When the job will end if it goes on as fast as up to now; empty while nobody can know. */
  public Optional<Instant> estimatedEnd(Instant now) {
    if (state != JobState.RUNNING || costDone <= 0) {
      return Optional.empty();
    }
    double secondsPerCost = runningTime(now).toMillis() / 1e3 / costDone;
    double secondsLeft = secondsPerCost * Math.max(0, costTotal - costDone);
    return Optional.of(now.plusMillis(Math.round(1e3 * secondsLeft)));
  }

  /** For how long it has run up to now, or to its end, without its pauses. */
  public Duration runningTime(Instant now) {
    if (startedAt == null) {
      return Duration.ZERO;
    }
    var until = finishedAt == null ? now : finishedAt;
    var resting = state == JobState.PAUSED && pausedAt != null ? pausedAt : until;
    var time = Duration.between(startedAt, resting).minusMillis(pausedMillis);
    return time.isNegative() ? Duration.ZERO : time;
  }

  /** The same with other counts. */
  Job at(Tally tally) {
    return new Job(
        id,
        kind,
        tally.state(),
        spec,
        tally.counts().total(),
        tally.counts().succeeded(),
        tally.counts().failed(),
        tally.counts().cancelled(),
        tally.costs().total(),
        tally.costs().done(),
        version,
        tally.endings(),
        note,
        error,
        createdAt,
        startedAt,
        pausedAt,
        pausedMillis,
        cancelRequestedAt,
        finishedAt,
        updatedAt);
  }
}

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
 * @param error why the job failed
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
    @Nullable String error,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant cancelRequestedAt,
    @Nullable Instant finishedAt,
    Instant updatedAt) {

  /** Number of evaluations that have ended, in whatever way. */
  public int done() {
    return succeeded + failed + cancelled;
  }

  /** When the job will end if it goes on as fast as up to now; empty while nobody can know. */
  public Optional<Instant> estimatedEnd(Instant now) {
    if (state != JobState.RUNNING || startedAt == null || costDone <= 0) {
      return Optional.empty();
    }
    double secondsPerCost = Duration.between(startedAt, now).toMillis() / 1e3 / costDone;
    double secondsLeft = secondsPerCost * Math.max(0, costTotal - costDone);
    return Optional.of(now.plusMillis(Math.round(1e3 * secondsLeft)));
  }
}

package io.zico.job;

import org.jspecify.annotations.Nullable;

/** The columns of a job that say how far it is. */
record Standing(
    JobState state,
    int total,
    int succeeded,
    int failed,
    int cancelled,
    double costTotal,
    double costDone,
    long endings,
    int round,
    Bundling bundling,
    @Nullable String note,
    boolean broken) {

  Tally tally() {
    return new Tally(
        state,
        new Counts(total, succeeded, failed, cancelled),
        new Costs(costTotal, costDone),
        endings,
        round,
        bundling,
        note == null ? null : new Closing(note, broken));
  }
}

package io.zico.job;

/** How far a job is: its state, and the counts that decide how it ends. */
record Tally(JobState state, int total, int succeeded, int failed, int cancelled, double costDone) {

  /** Whether its evaluations may be begun. */
  boolean isOpen() {
    return state == JobState.QUEUED || state == JobState.RUNNING;
  }

  boolean isComplete() {
    return succeeded + failed + cancelled == total;
  }

  /** Counts an evaluation that was run to its end. */
  Tally ran(EvaluationState end, double cost) {
    boolean success = end == EvaluationState.SUCCEEDED;
    return new Tally(
            state,
            total,
            succeeded + (success ? 1 : 0),
            failed + (success ? 0 : 1),
            cancelled,
            costDone + cost)
        .closedIfComplete();
  }

  /** Counts evaluations that will not be run, because the job is being cancelled. */
  Tally cancelled(int evaluations) {
    var counted = new Tally(state, total, succeeded, failed, cancelled + evaluations, costDone);
    return counted.isComplete() || !isOpen()
        ? counted.closedIfComplete()
        : counted.moved(JobState.CANCELLING);
  }

  Tally moved(JobState to) {
    if (!state.successors().contains(to)) {
      throw new IllegalTransitionException(state, to);
    }
    return new Tally(to, total, succeeded, failed, cancelled, costDone);
  }

  private Tally closedIfComplete() {
    return isComplete() ? moved(verdict()) : this;
  }

  private JobState verdict() {
    if (state == JobState.CANCELLING || cancelled > 0) {
      return JobState.CANCELLED;
    }
    return succeeded > 0 ? JobState.SUCCEEDED : JobState.FAILED;
  }
}

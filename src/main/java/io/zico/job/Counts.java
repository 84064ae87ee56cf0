package io.zico.job;

/** How many evaluations a job has, and how many of them ended in each way. */
record Counts(int total, int succeeded, int failed, int cancelled) {

  int done() {
    return succeeded + failed + cancelled;
  }

  boolean isComplete() {
    return done() == total;
  }

  Counts plus(int more) {
    return new Counts(total + more, succeeded, failed, cancelled);
  }

  Counts ended(EvaluationState end, int more) {
    return switch (end) {
      case SUCCEEDED -> new Counts(total, succeeded + more, failed, cancelled);
      case FAILED -> new Counts(total, succeeded, failed + more, cancelled);
      case CANCELLED -> new Counts(total, succeeded, failed, cancelled + more);
      case QUEUED, RUNNING -> throw new IllegalArgumentException(end + " is no end");
    };
  }
}

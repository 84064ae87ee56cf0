package io.zico.job;

/** Where one evaluation of a job stands. */
public enum EvaluationState {
  QUEUED,
  RUNNING,
  SUCCEEDED,
  FAILED,
  CANCELLED;

  public boolean isTerminal() {
    return this != QUEUED && this != RUNNING;
  }
}

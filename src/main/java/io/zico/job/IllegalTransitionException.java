package io.zico.job;

/** A job was asked to make a move that its state does not allow. */
public final class IllegalTransitionException extends RuntimeException {

  private final JobState state;

  public IllegalTransitionException(JobState state, JobState to) {
    super("a job that is %s cannot become %s".formatted(state, to));
    this.state = state;
  }

  /** The state that the job is in. */
  public JobState state() {
    return state;
  }
}

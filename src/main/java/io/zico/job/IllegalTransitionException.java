package io.zico.job;

/** A job was asked to make a move that its state does not allow. */
public final class IllegalTransitionException extends RuntimeException {

  private final JobState state;

  public IllegalTransitionException(JobState state, JobState to) {
    this(state, "become " + to);
  }

  private IllegalTransitionException(JobState state, String move) {
    super("a job that is %s cannot %s".formatted(state, move));
    this.state = state;
  }

  static IllegalTransitionException toDeletion(JobState state) {
    return new IllegalTransitionException(state, "be deleted; cancel it first");
  }

  /** The state that the job is in. */
  public JobState state() {
    return state;
  }
}

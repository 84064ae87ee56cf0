package io.zico.job;

/** A job was asked to make a move that its state does not allow. */
public final class IllegalTransitionException extends RuntimeException {

  public IllegalTransitionException(JobState state, JobState to) {
    this(state, "become " + to);
  }

  private IllegalTransitionException(JobState state, String move) {
    super("a job that is %s cannot %s".formatted(state, move));
  }

  static IllegalTransitionException toResumption(JobState state) {
    return new IllegalTransitionException(state, "be resumed");
  }

  static IllegalTransitionException toDeletion(JobState state) {
    return new IllegalTransitionException(state, "be deleted; cancel it first");
  }
}

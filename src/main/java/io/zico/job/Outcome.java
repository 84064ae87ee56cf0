package io.zico.job;

/**
 * What an evaluation came to.
 *
 * @param json the result of a success, or the reason of a failure that a retry would not change
 */
public record Outcome(boolean succeeded, String json) {

  public static Outcome success(String json) {
    return new Outcome(true, json);
  }

  public static Outcome failure(String json) {
    return new Outcome(false, json);
  }

  EvaluationState state() {
    return succeeded ? EvaluationState.SUCCEEDED : EvaluationState.FAILED;
  }
}

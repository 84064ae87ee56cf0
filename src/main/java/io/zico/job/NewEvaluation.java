package io.zico.job;

import org.jspecify.annotations.Nullable;

/**
 * An evaluation that is to become part of a job.
 *
 * @param payload JSON for the {@link Work} of the job's kind
 * @param cost estimated seconds
 * @param failure JSON that says why it cannot be run, if so: it is stored as failed, without a try
 * @param result JSON of its success, if that is known: it is stored as succeeded, without a try
 */
public record NewEvaluation(
    String payload, double cost, @Nullable String failure, @Nullable String result) {

  public NewEvaluation {
    checkCost(cost);
    if (failure != null && result != null) {
      throw new IllegalArgumentException("an evaluation does not both fail and succeed");
    }
  }

  /** One that is to be run, or one that has failed. */
  public NewEvaluation(String payload, double cost, @Nullable String failure) {
    this(payload, cost, failure, null);
  }

  /** One whose result is known. */
  public static NewEvaluation succeeded(String payload, double cost, String result) {
    return new NewEvaluation(payload, cost, null, result);
  }

  static void checkCost(double cost) {
    if (!(cost >= 0 && cost < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a cost is a number of seconds, but was " + cost);
    }
  }

  boolean isRunnable() {
    return failure == null && result == null;
  }

  EvaluationState state() {
    if (isRunnable()) {
      return EvaluationState.QUEUED;
    }
    return failure == null ? EvaluationState.SUCCEEDED : EvaluationState.FAILED;
  }

  /** What it came to, if it has ended. */
  @Nullable String end() {
    return failure == null ? result : failure;
  }
}

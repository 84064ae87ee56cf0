package io.zico.job;

import org.jspecify.annotations.Nullable;

/**
 * An evaluation that is to become part of a job.
 *
 * @param payload JSON for the {@link Work} of the job's kind
 * @param cost estimated seconds
 * @param failure JSON that says why it cannot be run, if so: it is stored as failed, without a try
 */
public record NewEvaluation(String payload, double cost, @Nullable String failure) {

  public NewEvaluation {
    if (!(cost >= 0 && cost < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a cost is a number of seconds, but was " + cost);
    }
  }

  boolean isRunnable() {
    return failure == null;
  }
}

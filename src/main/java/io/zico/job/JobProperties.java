package io.zico.job;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the jobs.
 *
 * @param chunkCost estimated seconds of evaluations that are scheduled as one
 * @param chunkSize how many evaluations are scheduled as one at most
 * @param maxAttempts after how many failed attempts an evaluation is given up; after as many that
 *     killed their worker with nothing else running, too
 * @param retryDelay how long an evaluation that threw an exception waits before it is tried again
 * @param retention how long a job is kept after its end; 0 for ever
 */
@Validated
@ConfigurationProperties("zico.jobs")
public record JobProperties(
    @Positive @DefaultValue("2.0") double chunkCost,
    @Positive @DefaultValue("32") int chunkSize,
    @Positive @DefaultValue("3") int maxAttempts,
    @NotNull @DefaultValue("2s") Duration retryDelay,
    @NotNull @DefaultValue("P90D") Duration retention) {

  public JobProperties {
    if (retention.isNegative()) {
      throw new IllegalArgumentException("zico.jobs.retention must not be negative");
    }
  }
}

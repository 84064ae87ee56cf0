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
 * @param maxAttempts after how many failed or fatal attempts an evaluation is given up
 * @param retryDelay how long an evaluation that threw an exception waits before it is tried again
 */
@Validated
@ConfigurationProperties("zico.jobs")
public record JobProperties(
    @Positive @DefaultValue("2.0") double chunkCost,
    @Positive @DefaultValue("32") int chunkSize,
    @Positive @DefaultValue("3") int maxAttempts,
    @NotNull @DefaultValue("2s") Duration retryDelay) {}

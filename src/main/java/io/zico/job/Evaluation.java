package io.zico.job;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The unit of work of a job: what is scheduled, retried, counted and stored.
 *
 * @param position within the job, counted from 0
 * @param attempt how often it was begun; only the latest attempt may store its result
 * @param payload JSON that only the job's kind reads
 * @param cost estimated seconds
 * @param result JSON of the success or of the failure
 */
public record Evaluation(
    UUID jobId,
    int position,
    EvaluationState state,
    int attempt,
    String payload,
    double cost,
    @Nullable String result,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt) {}

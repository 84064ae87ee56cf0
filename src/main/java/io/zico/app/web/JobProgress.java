package io.zico.app.web;

import io.swagger.v3.oas.annotations.media.Schema;
import io.zico.job.Job;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far a job is. */
@Schema(description = "How far the job is.")
public record JobProgress(
    @Schema(description = "Number of evaluations.", example = "300") int total,
    @Schema(description = "Those that have ended, in whatever way.", example = "120") int done,
    @Schema(description = "Those that have a result.", example = "118") int succeeded,
    @Schema(description = "Those that have a failure.", example = "2") int failed,
    @Schema(description = "Those that were cancelled.", example = "0") int cancelled,
    @Schema(description = "When it will end if it goes on as fast as up to now.")
        @Nullable Instant estimatedEnd) {

  public static JobProgress of(Job job, Instant now) {
    return new JobProgress(
        job.total(),
        job.done(),
        job.succeeded(),
        job.failed(),
        job.cancelled(),
        job.estimatedEnd(now).orElse(null));
  }
}

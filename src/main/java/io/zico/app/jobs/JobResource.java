package io.zico.app.jobs;

import io.swagger.v3.oas.annotations.media.Schema;
import io.zico.app.web.JobProgress;
import io.zico.job.Job;
import io.zico.job.JobState;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A job as everybody may see it; its typed resource says what it found. */
@Schema(name = "Job", description = "Work that goes on after the request.")
record JobResource(
    @Schema(description = "Its identifier.", example = "0f9c2f3e-5f0b-4f5c-9a51-5b6f6f6b7d11")
        UUID id,
    @Schema(description = "What it computes.", example = "score") String kind,
    @Schema(
            description =
                "QUEUED until its first evaluation begins; RUNNING; PAUSED while nothing is begun on request; CANCELLING while what runs is let end; then SUCCEEDED, CANCELLED, or FAILED if no evaluation succeeded.")
        JobState state,
    @Schema(description = "How far it is.") JobProgress progress,
    @Schema(description = "Why it failed.") @Nullable String error,
    @Schema(description = "Why it ends without what was queued, or did.") @Nullable String note,
    @Schema(description = "When it reached each state.") Times times,
    @Schema(
            description = "Where the job and what it found can be read.",
            example = "{\"self\": \"/v1/jobs/0f9c...\", \"result\": \"/v1/scores/0f9c...\"}")
        Map<String, String> links) {

  /** The typed resources, by kind. */
  private static final Map<String, String> RESULTS =
      Map.of("score", "/v1/scores/", "search", "/v1/searches/");

  /** When a job reached each state. */
  @Schema(description = "When the job reached each state; absent for states not reached.")
  record Times(
      @Schema(description = "When it was submitted.") Instant queued,
      @Schema(description = "When its first evaluation began.") @Nullable Instant running,
      @Schema(description = "When it succeeded, failed or was cancelled.")
          @Nullable Instant finished,
      @Schema(description = "When it was paused last.") @Nullable Instant paused,
      @Schema(description = "When its cancellation was asked for.") @Nullable Instant cancelling,
      @Schema(description = "When anything of it changed last.") Instant updated) {}

  static JobResource of(Job job, Instant now) {
    return new JobResource(
        job.id(),
        job.kind(),
        job.state(),
        JobProgress.of(job, now),
        job.error(),
        job.note(),
        new Times(
            job.createdAt(),
            job.startedAt(),
            job.finishedAt(),
            job.pausedAt(),
            job.cancelRequestedAt(),
            job.updatedAt()),
        links(job));
  }

  private static Map<String, String> links(Job job) {
    var self = "/v1/jobs/" + job.id();
    var result = RESULTS.get(job.kind());
    return result == null
        ? Map.of("self", self)
        : Map.of("self", self, "result", result + job.id());
  }
}

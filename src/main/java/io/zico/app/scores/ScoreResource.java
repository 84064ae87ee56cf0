package io.zico.app.scores;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import io.zico.app.web.JobProgress;
import io.zico.core.proxy.Protocol;
import io.zico.job.Job;
import io.zico.job.JobState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a client sees of a score job. */
@Schema(description = "A score job.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ScoreResource(
    @Schema(description = "Its identifier.") UUID id,
    @Schema(description = "Its state; results are readable in every one.") JobState state,
    @Schema(description = "How far it is.") JobProgress progress,
    @Schema(description = "The protocol, completed with defaults.") Protocol protocol,
    @Schema(description = "SHA-256 of the protocol; seeds are not part of it.") String protocolHash,
    @Schema(description = "What the architectures are scored by.") List<String> proxies,
    @Schema(description = "When it was submitted.") Instant createdAt,
    @Schema(description = "When its first evaluation began.") @Nullable Instant startedAt,
    @Schema(description = "When it succeeded, failed or was cancelled.")
        @Nullable Instant finishedAt,
    @Schema(description = "Why the job failed.") @Nullable String error,
    @Schema(description = "Where to go on.") Links links,
    @Schema(
            description =
                "The results of a short list; those of a long one are under links.results.")
        @Nullable List<ScoreItem> results) {

  /** Where to go on. */
  @Schema(description = "Where to go on.")
  record Links(
      @Schema(description = "This score job.") String self,
      @Schema(description = "Its results, page by page or as a download.") String results,
      @Schema(description = "The same as any job.") String job,
      @Schema(description = "POST here to cancel it.") String cancel) {

    static Links of(UUID id) {
      var self = "/v1/scores/" + id;
      var job = "/v1/jobs/" + id;
      return new Links(self, self + "/results", job, job + ":cancel");
    }
  }

  static ScoreResource of(Job job, ScoreSpec spec, Instant now, @Nullable List<ScoreItem> results) {
    return new ScoreResource(
        job.id(),
        job.state(),
        JobProgress.of(job, now),
        spec.protocol(),
        spec.protocolHash(),
        spec.proxies(),
        job.createdAt(),
        job.startedAt(),
        job.finishedAt(),
        job.error(),
        Links.of(job.id()),
        results);
  }
}

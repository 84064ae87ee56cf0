package io.zico.app.scores;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import io.zico.app.web.JobProgress;
import io.zico.core.proxy.Protocol;
import io.zico.core.ranking.Ensemble;
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
    @Schema(description = "Names of the ensembles; their members are among the proxies.")
        List<String> ensembles,
    @Schema(description = "The cohort that results are ranked against; absent without one.")
        @Nullable UUID cohort,
    @Schema(description = "How seeds are added, completed with defaults; absent if none are.")
        @Nullable Adaptive adaptive,
    @Schema(description = "What the added seeds brought, once the job has ended.")
        SeedRounds.@Nullable Progress adaptiveProgress,
    @Schema(description = "When it was submitted.") Instant createdAt,
    @Schema(description = "When its first evaluation began.") @Nullable Instant startedAt,
    @Schema(description = "When it succeeded, failed or was cancelled.")
        @Nullable Instant finishedAt,
    @Schema(description = "Why the job failed.") @Nullable String error,
    @Schema(description = "Where to go on.") Links links,
    @Schema(
            description =
                "The results of a short list; those of a long one are under links.results.")
        @Nullable List<ScoreItem> results,
    @Schema(
            description =
                "Which of the architectures is better, for a short list whose job has ended, by its first ensemble or else its first proxy; more is under links.comparison.")
        @Nullable ComparisonResource comparison) {

  /** Where to go on. */
  @Schema(description = "Where to go on.")
  record Links(
      @Schema(description = "This score job.") String self,
      @Schema(description = "Its results, page by page or as a download.") String results,
      @Schema(description = "Which architecture is better, by any of its proxies and ensembles.")
          String comparison,
      @Schema(description = "The same as any job.") String job,
      @Schema(description = "POST here to cancel it.") String cancel) {

    static Links of(UUID id) {
      var self = "/v1/scores/" + id;
      var job = "/v1/jobs/" + id;
      return new Links(self, self + "/results", self + "/comparison", job, job + ":cancel");
    }
  }

  static ScoreResource of(
      Job job,
      ScoreSpec spec,
      Instant now,
      @Nullable List<ScoreItem> results,
      SeedRounds.@Nullable Progress adaptiveProgress,
      @Nullable ComparisonResource comparison) {
    return new ScoreResource(
        job.id(),
        job.state(),
        JobProgress.of(job, now),
        spec.protocol(),
        spec.protocolHash(),
        spec.proxies(),
        spec.ensembles().stream().map(Ensemble::id).toList(),
        spec.cohort(),
        spec.adaptive(),
        adaptiveProgress,
        job.createdAt(),
        job.startedAt(),
        job.finishedAt(),
        job.error(),
        Links.of(job.id()),
        results,
        comparison);
  }
}

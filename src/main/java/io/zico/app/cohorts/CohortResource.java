package io.zico.app.cohorts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import io.zico.app.scoring.StoredCohort;
import io.zico.app.web.JobProgress;
import io.zico.core.proxy.Protocol;
import io.zico.core.ranking.Cohort;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A cohort as a client sees it. */
@Schema(name = "Cohort", description = "Reference networks that scores are ranked against.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record CohortResource(
    @Schema(description = "Its identifier.") UUID id,
    @Schema(description = "Its name.", example = "tss-c16") String name,
    @Schema(
            description =
                "BUILDING while its job runs; COMPLETE, after which nothing of it changes; FAILED if its job did not succeed.")
        State state,
    @Schema(description = "Why it failed.") @Nullable String error,
    @Schema(description = "The search space.", example = "nats-tss") String space,
    @Schema(description = "All parameters of the space.", type = "object") @JsonRawValue
        String parameters,
    @Schema(description = "The protocol, complete.", implementation = Protocol.class) @JsonRawValue
        String protocol,
    @Schema(description = "SHA-256 of the protocol; seeds are not part of it.") String protocolHash,
    @Schema(description = "How many networks it has.", example = "200") int size,
    @Schema(description = "What decided the sample; absent where architectures were given.")
        @Nullable Integer seed,
    @Schema(description = "How far its job is; absent where that is deleted.")
        @Nullable JobProgress progress,
    @Schema(description = "What can be ranked, once it is complete.") List<Ranks> proxies,
    @Schema(description = "When it was asked for.") Instant createdAt,
    @Schema(description = "When it was found complete.") @Nullable Instant completedAt,
    @Schema(description = "Where to go on.") Links links) {

  /** Where a cohort stands. */
  @Schema(name = "CohortState")
  enum State {
    BUILDING,
    COMPLETE,
    FAILED
  }

  /** What one proxy gave the networks. */
  @Schema(name = "CohortRanks", description = "What one proxy gave the networks.")
  record Ranks(
      @Schema(description = "The proxy.", example = "zico") String proxy,
      @Schema(
              description =
                  "Of the proxy. A proxy that has another version by now is ranked no more.")
          String version,
      @Schema(description = "How many networks have a score.", example = "199") int valid,
      @Schema(
              description =
                  "Least score, quartiles, greatest score; of the means over the seeds. Empty without any.")
          List<Double> quartiles) {

    static Ranks of(String proxy, String version, Cohort cohort) {
      return new Ranks(
          proxy, version, cohort.size(), Arrays.stream(cohort.quantiles(4)).boxed().toList());
    }
  }

  /** Where to go on. */
  @Schema(name = "CohortLinks", description = "Where to go on.")
  record Links(
      @Schema(description = "This cohort.") String self,
      @Schema(description = "The job that scores it; it may be deleted once it has succeeded.")
          String scores) {

    static Links of(StoredCohort cohort) {
      return new Links("/v1/cohorts/" + cohort.id(), "/v1/scores/" + cohort.jobId());
    }
  }
}

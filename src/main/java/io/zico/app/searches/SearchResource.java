package io.zico.app.searches;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import io.zico.core.search.Ending;
import io.zico.job.JobState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a client sees of a search. */
@Schema(name = "Search", description = "A search, and what it has found so far.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record SearchResource(
    @Schema(description = "Its identifier.") UUID id,
    @Schema(description = "Its state; what it found is readable in every one.") JobState state,
    @Schema(description = "How far it is.") Progress progress,
    @Schema(description = "Why it proposes nothing more.") @Nullable End ending,
    @Schema(description = "The request with every default; it can be sent as it is.")
        SearchRequest request,
    @Schema(description = "SHA-256 of the protocol; seeds are not part of it.") String protocolHash,
    @Schema(description = "The best by the first objective.") @Nullable CandidateItem best,
    @Schema(description = "The best by the judge; absent in lists.") @Nullable Ranking shortlist,
    @Schema(description = "What was proposed; absent in lists.") @Nullable Proposals proposals,
    @Schema(description = "What was spent; absent in lists.") @Nullable Spending spent,
    @Schema(description = "When it was submitted.") Instant createdAt,
    @Schema(description = "When its first evaluation began.") @Nullable Instant startedAt,
    @Schema(description = "When it succeeded, failed or was cancelled.")
        @Nullable Instant finishedAt,
    @Schema(description = "Why it failed.") @Nullable String error,
    @Schema(description = "Where to go on.") Links links) {

  /** How far a search is. */
  @Schema(name = "SearchProgress", description = "How far the search is.")
  record Progress(
      @Schema(description = "The budget of evaluations.", example = "500") int evaluations,
      @Schema(description = "Candidates that were born.", example = "128") int born,
      @Schema(description = "Those that have ended, in whatever way.", example = "120") int done,
      @Schema(description = "Those whose evaluation has a result.", example = "119") int succeeded,
      @Schema(description = "Those whose evaluation failed.", example = "1") int failed,
      @Schema(description = "Those that were cancelled.", example = "0") int cancelled,
      @Schema(description = "When it will end if it goes on as fast as up to now.")
          @Nullable Instant estimatedEnd) {}

  /** Why nothing more is proposed. */
  @Schema(name = "SearchEnding", description = "Why the search proposes nothing more.")
  record End(
      @Schema(description = "The reason.") Ending reason,
      @Schema(description = "The same in words.") String detail) {}

  /** A short list and what it rests on. */
  @Schema(
      name = "Shortlist",
      description =
          "The best of what was seen, judged together; no function twice. Take the list rather than its first: ranks are better than picks.")
  record Ranking(
      @Schema(description = "The measures that judge by the logarithms of their ranks.")
          List<String> judge,
      @Schema(description = "Different functions that were judged.") int judged,
      @Schema(description = "The best first.") List<Place> places) {}

  /** One of the best. */
  @Schema(name = "ShortlistPlace", description = "One of the best.")
  record Place(
      @Schema(description = "From 1 for the best.") int rank,
      @Schema(
              description =
                  "What the judge says, among all that were seen; for several measures the sum of the logarithms of rank / n.")
          double value,
      @Schema(description = "The candidate.") CandidateItem candidate) {}

  /** What was proposed. */
  @Schema(name = "Proposals", description = "What was proposed, and became no candidate.")
  record Proposals(
      @Schema(description = "All proposals.", example = "812") long total,
      @Schema(description = "Those that break a constraint, cannot be built, or fit no device.")
          int infeasible,
      @Schema(description = "Those whose function an earlier candidate has.") int duplicate,
      @Schema(description = "Those whose function one of their own parents has.") int unchanged,
      @Schema(description = "The part that keeps to the constraints.", example = "0.31")
          double feasibleFraction,
      @Schema(
              description =
                  "How different the latest 1,000 candidates are: the chance that two of them differ in a gene.",
              example = "0.42")
          double diversity) {}

  /** What was spent. */
  @Schema(name = "Spending", description = "What the search has spent so far.")
  record Spending(
      @Schema(description = "Seconds since the first evaluation began, pauses aside.")
          double seconds,
      @Schema(description = "Seconds that slots were busy, all together.") double deviceSeconds,
      @Schema(description = "The same by device.") List<DeviceUse> devices,
      @Schema(description = "Evaluations that were known already, and took no device.")
          int known) {}

  /** What one device did. */
  @Schema(name = "DeviceUse", description = "What one device did for the search.")
  record DeviceUse(
      @Schema(description = "The device.", example = "cpu") String device,
      @Schema(description = "Evaluations on it.") int evaluations,
      @Schema(description = "Seconds that it was busy with them.") double seconds) {}

  /** Where to go on. */
  @Schema(name = "SearchLinks", description = "Where to go on.")
  record Links(
      @Schema(description = "This search.") String self,
      @Schema(description = "Its candidates, page by page or as a download.") String candidates,
      @Schema(description = "The candidates that no other dominates.") String pareto,
      @Schema(description = "How the best grew.") String trajectory,
      @Schema(description = "Events that tell of them as they end.") String events,
      @Schema(description = "The same as any job.") String job,
      @Schema(description = "POST here to pause it.") String pause,
      @Schema(description = "POST here to go on.") String resume,
      @Schema(description = "POST here to cancel it.") String cancel,
      @Schema(description = "POST changes here for another search like it.") String cloneWith) {

    static Links of(UUID id) {
      var self = "/v1/searches/" + id;
      var job = "/v1/jobs/" + id;
      return new Links(
          self,
          self + "/candidates",
          self + "/pareto",
          self + "/trajectory",
          self + "/events",
          job,
          job + ":pause",
          job + ":resume",
          job + ":cancel",
          self + ":clone");
    }
  }
}

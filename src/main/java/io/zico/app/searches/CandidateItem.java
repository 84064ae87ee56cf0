package io.zico.app.searches;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import io.zico.app.scoring.ArchitectureSpec.Stored;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a client sees of a candidate. */
@Schema(name = "Candidate", description = "An architecture that a search has tried or will try.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record CandidateItem(
    @Schema(description = "Its number in the search, from 0.", example = "17") int number,
    @Schema(description = "BORN until it has ended; INVALID if it has no score.") State state,
    @Schema(description = "The architecture, as every resource takes it.") Stored architecture,
    @Schema(description = "Canonical hash: equal exactly for functionally identical architectures.")
        String hash,
    @Schema(description = "The stage that evaluates it, from 0.") int stage,
    @Schema(description = "Numbers of the candidates that it descends from.") List<Integer> parents,
    @Schema(description = "What it costs.", example = "{\"params\": 73000, \"macs\": 9000000}")
        Map<String, Double> costs,
    @Schema(description = "Its measures, once it has ended.", example = "{\"zico\": 41.2}")
        Map<String, Double> scores,
    @Schema(description = "Why it has no score.") @Nullable String invalid,
    @Schema(description = "Where it was computed; absent if everything was known.")
        @Nullable String device,
    @Schema(description = "Seconds that a slot was busy with it.") @Nullable Double deviceSeconds,
    @Schema(description = "When it was proposed.") Instant bornAt,
    @Schema(description = "When its evaluation ended.") @Nullable Instant finishedAt) {

  /** How far a candidate is. */
  @Schema(name = "CandidateState")
  enum State {
    BORN,
    SCORED,
    INVALID
  }

  static CandidateItem of(StoredCandidate row, SearchPlan plan) {
    var birth = row.birth();
    var end = row.ended();
    return new CandidateItem(
        birth.number(),
        state(row),
        Births.stored(plan, birth),
        birth.hash(),
        birth.origin().stage(),
        birth.origin().parents(),
        costs(row),
        end.map(End::values).orElse(Map.of()),
        end.map(End::invalid).orElse(null),
        end.map(End::device).orElse(null),
        end.map(End::deviceSeconds).orElse(null),
        row.bornAt(),
        end.map(End::at).orElse(null));
  }

  private static State state(StoredCandidate row) {
    if (row.isScored()) {
      return State.SCORED;
    }
    return row.ended().isPresent() ? State.INVALID : State.BORN;
  }

  private static Map<String, Double> costs(StoredCandidate row) {
    var costs = new LinkedHashMap<String, Double>();
    for (var cost : Cost.values()) {
      double value = row.birth().cost(cost.quantity());
      if (!Double.isNaN(value)) {
        costs.put(cost.id(), value);
      }
    }
    return costs;
  }
}

package io.zico.app.searches;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;

/** The candidates that no other dominates. */
@Schema(
    name = "Pareto",
    description =
        "The candidates than which no other is at least as good in all and better in one.")
record ParetoResource(
    @Schema(description = "What they are compared by.", example = "[\"zico\", \"-macs\"]")
        List<String> objectives,
    @Schema(description = "Different functions that were compared.") int compared,
    @Schema(description = "The front, the best by the first objective first.") List<Point> front) {

  /** One of the front. */
  @Schema(name = "ParetoPoint", description = "A candidate that no other dominates.")
  record Point(
      @Schema(description = "By objective; more is better.") Map<String, Double> values,
      @Schema(description = "The candidate.") CandidateItem candidate) {}
}

package io.zico.app.searches;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** How the best of a search grew. */
@Schema(name = "Trajectory", description = "How the best by the first objective grew.")
record TrajectoryResource(
    @Schema(description = "In the order of births, which no number of slots changes.")
        List<Step> overEvaluations,
    @Schema(description = "In the order in which results came.") List<Moment> overTime) {

  /** A new best. */
  @Schema(name = "TrajectoryStep", description = "A candidate that was better than all before it.")
  record Step(
      @Schema(description = "Candidates up to this one.", example = "18") int evaluations,
      @Schema(description = "Its number.", example = "17") int number,
      @Schema(
              description =
                  "Its value; more is better. Of an ensemble, that among all that were seen.")
          double value) {}

  /** A new best, and when it was known. */
  @Schema(name = "TrajectoryMoment", description = "A new best, and when it was known.")
  record Moment(
      @Schema(description = "Results that were there, its own included.") int evaluations,
      @Schema(description = "When it was known.") Instant at,
      @Schema(description = "Seconds since the search was submitted, pauses included.")
          double seconds,
      @Schema(description = "Seconds that slots had been busy.") double deviceSeconds,
      @Schema(description = "Its number.") int number,
      @Schema(description = "Its value; more is better.") double value) {}
}

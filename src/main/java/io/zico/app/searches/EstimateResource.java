package io.zico.app.searches;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a search would take, as far as anybody can say before. */
@Schema(name = "SearchEstimate", description = "What the search would take; nothing is started.")
record EstimateResource(
    @Schema(description = "Evaluations at most: the budget, or fewer where the space is smaller.")
        int evaluations,
    @Schema(description = "The part of random architectures that keeps to the constraints.")
        Fraction feasible,
    @Schema(description = "Seconds that a slot is busy with one candidate.")
        Seconds secondsPerEvaluation,
    @Schema(description = "Seconds that slots will be busy, all together.") Range deviceSeconds,
    @Schema(description = "Seconds from begin to end on the slots of this process.") Range seconds,
    @Schema(description = "Slots of this process; the window may leave some idle.") int slots,
    @Schema(description = "Memory for one candidate.") Memory memory) {

  /** A number and what it may be. */
  @Schema(name = "EstimatedRange", description = "A number, and between what it will lie.")
  record Range(
      @Schema(description = "The best guess.") double expected,
      @Schema(description = "Hardly less.") double low,
      @Schema(description = "Hardly more.") double high) {

    Range times(double factor) {
      return new Range(expected * factor, low * factor, high * factor);
    }

    Range atMost(double limit) {
      return new Range(Math.min(expected, limit), Math.min(low, limit), Math.min(high, limit));
    }
  }

  /** A part of what was drawn. */
  @Schema(name = "EstimatedFraction", description = "A part of what was drawn.")
  record Fraction(
      @Schema(description = "The part that was found.", example = "0.31") double value,
      @Schema(description = "The lower end of the 95 % interval.") double low,
      @Schema(description = "The upper end of the 95 % interval.") double high,
      @Schema(description = "How many were drawn.") int drawn) {}

  /** A number of seconds and what it rests on. */
  @Schema(name = "EstimatedSeconds", description = "Seconds, and what they rest on.")
  record Seconds(
      @Schema(description = "The best guess.") double expected,
      @Schema(description = "Hardly less.") double low,
      @Schema(description = "Hardly more.") double high,
      @Schema(
              description =
                  "MEASURED on candidates of like cost, or ASSUMED because there were too few of them.")
          Basis basis,
      @Schema(description = "How many were measured.") int measured) {}

  /** What a number of seconds rests on. */
  @Schema(name = "EstimateBasis")
  enum Basis {
    MEASURED,
    ASSUMED
  }

  /** Memory for one candidate. */
  @Schema(name = "EstimatedMemory", description = "Memory for one candidate.")
  record Memory(
      @Schema(description = "Of the largest candidate that was looked at, estimated.") long bytes,
      @Schema(description = "Of the largest device; absent where others do the work.")
          @Nullable Long deviceBytes) {}
}

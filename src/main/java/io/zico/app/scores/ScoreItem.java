package io.zico.app.scores;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import io.zico.app.scoring.ArchitectureSpec;
import io.zico.app.scoring.Failure;
import io.zico.app.scoring.NetworkScores;
import io.zico.job.Evaluation;
import io.zico.job.EvaluationState;
import org.jspecify.annotations.Nullable;

/** What a client sees of one architecture of a job; stored JSON goes out as it was stored. */
@Schema(description = "One architecture of the list and what came of it.")
record ScoreItem(
    @Schema(description = "Place in the list, counted from 0.") int position,
    @Schema(description = "Where its evaluation stands.") EvaluationState state,
    @Schema(description = "How often it was begun.") int attempt,
    @Schema(
            description = "The architecture with all its parameters.",
            implementation = ArchitectureSpec.Stored.class)
        @JsonRawValue
        String architecture,
    @Schema(
            description = "Its scores, once it has succeeded.",
            implementation = NetworkScores.class)
        @JsonRawValue
        @Nullable String result,
    @Schema(description = "Why it has none.", implementation = Failure.class) @JsonRawValue
        @Nullable String failure) {

  static ScoreItem of(Evaluation evaluation) {
    boolean failed = evaluation.state() == EvaluationState.FAILED;
    return new ScoreItem(
        evaluation.position(),
        evaluation.state(),
        evaluation.attempt(),
        SeededArchitecture.parse(evaluation.payload()).architecture(),
        failed ? null : evaluation.result(),
        failed ? evaluation.result() : null);
  }
}

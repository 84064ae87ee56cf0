package io.zico.app.scoring;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import io.zico.core.architecture.InvalidArchitectureException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why one architecture has no score, while others of its list have. */
@Schema(description = "Why this architecture has no score.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Failure(
    @Schema(description = "The kind of failure.", example = "invalid-architecture") String type,
    @Schema(description = "What is wrong.") String detail,
    @Schema(description = "Everything that is wrong, with pointers into this architecture.")
        @Nullable List<At> errors,
    @Schema(description = "How many attempts failed, if it was given up after so many.")
        @Nullable Integer attempts) {

  /** One thing that is wrong. */
  @Schema(name = "FailureCause", description = "One thing that is wrong.")
  public record At(
      @Schema(description = "JSON pointer into the architecture, written as an object.")
          String pointer,
      @Schema(description = "What is wrong and what is allowed.") String detail) {}

  public static Failure of(String type, String detail) {
    return new Failure(type, detail, null, null);
  }

  public static Failure of(InvalidArchitectureException e) {
    var errors = e.flaws().stream().map(flaw -> new At(flaw.pointer(), flaw.message())).toList();
    return new Failure("invalid-architecture", String.valueOf(e.getMessage()), errors, null);
  }
}

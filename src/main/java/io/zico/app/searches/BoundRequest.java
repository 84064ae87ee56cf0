package io.zico.app.searches;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a cost may be, both ends allowed. */
@Schema(name = "Bound", description = "What a cost may be, both ends allowed.")
record BoundRequest(
    @Schema(description = "The least that is allowed.") @Nullable Double min,
    @Schema(description = "The most that is allowed.", example = "450000000")
        @Nullable Double max) {

  boolean isPossible() {
    return min == null || max == null || min <= max;
  }
}

package io.zico.app.searches;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How costs are counted where that differs from what is scored. */
@Schema(
    name = "Costing",
    description = "How costs are counted, where that differs from what is scored.")
record CostingRequest(
    @Schema(
            description =
                "Parameters of the space that only costs are counted with; the authors of PlainNet count residual links that they do not score.",
            example = "{\"residual\": true}")
        @Nullable Map<String, Object> parameters,
    @Schema(
            description =
                "Milliseconds by architecture, in the notation of the space; with it `latencyMs` can be bounded and pursued.")
        @Nullable Map<String, @NotNull @PositiveOrZero Double> latencies) {

  static final CostingRequest NONE = new CostingRequest(null, null);

  Map<String, Double> latenciesOrNone() {
    return Optional.ofNullable(latencies).orElse(Map.of());
  }

  Map<String, Object> parametersOrNone() {
    return Optional.ofNullable(parameters).orElse(Map.of());
  }
}

package io.zico.app.searches;

import io.swagger.v3.oas.annotations.media.Schema;
import io.zico.core.search.Budgets;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a search may spend. */
@Schema(
    name = "Budgets",
    description =
        "What the search may spend; it ends with the first that is spent. Evaluations are kept to exactly; seconds are exceeded by what is in flight at most.")
record BudgetsRequest(
    @Schema(description = "Candidates that may be evaluated.", defaultValue = "500")
        @Min(1)
        @Max(BudgetsRequest.MOST)
        @Nullable Integer evaluations,
    @Schema(description = "Seconds from the first evaluation on, pauses aside; none if absent.")
        @Positive
        @Nullable Double seconds,
    @Schema(description = "Seconds that slots may be busy, all together; none if absent.") @Positive
        @Nullable Double deviceSeconds) {

  /** No job has more evaluations. */
  static final int MOST = 1_000_000;

  static final BudgetsRequest NONE = new BudgetsRequest(null, null, null);

  private static final int DEFAULT = 500;

  BudgetsRequest completed() {
    return new BudgetsRequest(
        Optional.ofNullable(evaluations).orElse(DEFAULT), seconds, deviceSeconds);
  }

  Budgets budgets() {
    return new Budgets(
        Optional.ofNullable(evaluations).orElse(DEFAULT),
        Optional.ofNullable(seconds).orElse(Double.POSITIVE_INFINITY),
        Optional.ofNullable(deviceSeconds).orElse(Double.POSITIVE_INFINITY));
  }
}

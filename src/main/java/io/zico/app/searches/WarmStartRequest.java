package io.zico.app.searches;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.zico.app.scoring.ArchitectureRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is proposed before the algorithm is asked. */
@Schema(
    name = "WarmStart",
    description =
        "What is tried first: architectures of yours, the best of another search, or both.")
record WarmStartRequest(
    @ArraySchema(
            arraySchema = @Schema(description = "In the notation of the space, or as objects."),
            schema = @Schema(oneOf = {String.class, ArchitectureRequest.class}))
        @Size(max = WarmStartRequest.MOST)
        @Nullable List<@NotNull @Valid ArchitectureRequest> architectures,
    @Schema(description = "The search in the same space whose best are tried.")
        @Nullable UUID search,
    @Schema(description = "How many of its best.", defaultValue = "10")
        @Min(1)
        @Max(WarmStartRequest.MOST)
        @Nullable Integer top) {

  static final int MOST = 1_000;

  static final int DEFAULT_TOP = 10;

  /** These architectures. */
  static WarmStartRequest of(List<String> genotypes) {
    return new WarmStartRequest(
        genotypes.stream()
            .map(genotype -> new ArchitectureRequest(null, null, genotype, null))
            .toList(),
        null,
        null);
  }

  List<String> genotypes() {
    return Optional.ofNullable(architectures).stream()
        .flatMap(List::stream)
        .map(ArchitectureRequest::architecture)
        .toList();
  }
}

package io.zico.app.catalog;

import io.swagger.v3.oas.annotations.media.Schema;
import io.zico.core.search.AlgorithmInfo;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A search algorithm as the catalogue shows it. */
@Schema(name = "Algorithm", description = "A way of searching.")
record AlgorithmResource(
    @Schema(description = "Its name in requests.", example = "evolution") String id,
    @Schema(description = "How it searches.") String title,
    @Schema(description = "The paper or repository that defines it.") String source,
    @Schema(description = "How many objectives it pursues at once; absent for any number.")
        @Nullable Integer objectives,
    @Schema(description = "How many stages it has.") int stages,
    @Schema(
            description = "JSON schema (draft 2020-12) of its options.",
            implementation = Object.class,
            types = "object",
            additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
        Map<String, Object> options) {

  static AlgorithmResource of(AlgorithmInfo info) {
    return new AlgorithmResource(
        info.id(),
        info.title(),
        info.source(),
        info.objectives() == AlgorithmInfo.ANY_NUMBER ? null : Integer.valueOf(info.objectives()),
        info.stages(),
        ParameterSchema.of(info.options()));
  }
}

package io.zico.app.catalog;

import io.swagger.v3.oas.annotations.media.Schema;
import io.zico.core.space.SearchSpace;
import java.math.BigInteger;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A search space as the catalogue shows it. */
@Schema(name = "Space", description = "A family of architectures.")
record SpaceResource(
    @Schema(description = "Its name in requests.", example = "nats-tss") String id,
    @Schema(description = "What is searched.") String title,
    @Schema(description = "The paper or repository that defines it.", example = "arXiv 2009.00437")
        String source,
    @Schema(
            description = "An architecture in the space's own notation.",
            example =
                "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|skip_connect~0|nor_conv_3x3~1|nor_conv_1x1~2|")
        String example,
    @Schema(
            description =
                "Number of architectures, before parameters; absent where it is not bounded. A string, because it may be larger than JSON readers can hold in a number.",
            example = "15625")
        @Nullable String cardinality,
    @Schema(
            description = "JSON schema (draft 2020-12) of the space's parameters.",
            implementation = Object.class,
            types = "object",
            additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
        Map<String, Object> parameters) {

  static SpaceResource of(SearchSpace<?> space) {
    var info = space.info();
    return new SpaceResource(
        info.id(),
        info.title(),
        info.source(),
        info.example(),
        space.cardinality().map(BigInteger::toString).orElse(null),
        ParameterSchema.of(info.parameters()));
  }
}

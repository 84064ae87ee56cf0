package io.zico.app.scoring;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import io.zico.app.notation.GraphText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/** An architecture as clients write it: a string in the notation of a space, or an object. */
@Schema(
    description =
        "An architecture in the notation of a search space, or a JSON graph. In a list, a plain string is enough.",
    example =
        """
        {"space": "nats-tss", "parameters": {"C": 16, "N": 5}, "architecture":
         "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|skip_connect~0|nor_conv_3x3~1|nor_conv_1x1~2|"}
        """)
public record ArchitectureRequest(
    @Schema(description = "Your own name for it; comes back with the result.", example = "best-c10")
        @Size(max = 200)
        @Nullable String id,
    @Schema(description = "The search space: see /v1/spaces.", example = "nats-tss")
        @Nullable String space,
    @Schema(
            description =
                "The notation of an architecture outside of the spaces: json-graph (see /v1/architectures/schemas/json-graph), which is also recognised by its format.",
            allowableValues = GraphText.NOTATION)
        @Nullable String notation,
    @Schema(
            description =
                "The architecture in the notation of the space; where that is JSON, as a string or as the object itself.",
            types = {"string", "object"},
            example =
                "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|skip_connect~0|nor_conv_3x3~1|nor_conv_1x1~2|")
        @NotNull
        String architecture,
    @Schema(
            description =
                "Parameters of the space: see /v1/spaces. Where the dataset is known, classes and the size of the input follow it.",
            example = "{\"C\": 16, \"N\": 5}")
        @Nullable Map<String, Object> parameters) {

  @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
  public ArchitectureRequest(
      @JsonProperty("id") @Nullable String id,
      @JsonProperty("space") @Nullable String space,
      @JsonProperty("notation") @Nullable String notation,
      @JsonProperty("architecture") @JsonDeserialize(using = NotationText.class)
          String architecture,
      @JsonProperty("parameters") @Nullable Map<String, Object> parameters) {
    this.id = id;
    this.space = space;
    this.notation = notation;
    this.architecture = architecture;
    this.parameters = parameters;
  }

  /** An architecture of a space, or one that is recognised. */
  public ArchitectureRequest(
      @Nullable String id,
      @Nullable String space,
      String architecture,
      @Nullable Map<String, Object> parameters) {
    this(id, space, null, architecture, parameters);
  }

  /** Whether it is a JSON graph, by its own word or by its looks. */
  public boolean describesGraph() {
    return notation == null
        ? space == null && GraphText.isGraph(architecture)
        : notation.equals(GraphText.NOTATION);
  }

  /** Reads the short form. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static ArchitectureRequest of(String architecture) {
    return new ArchitectureRequest(null, null, architecture, null);
  }
}

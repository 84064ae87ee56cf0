package io.zico.app.searches;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How to search, as clients write it. */
@Schema(
    name = "AlgorithmChoice",
    description = "How to search; its name alone is enough. See /v1/algorithms.")
record AlgorithmRequest(
    @Schema(description = "Its name.", defaultValue = AlgorithmRequest.DEFAULT) @Nullable String id,
    @Schema(description = "Its options; each has a default.")
        @Nullable Map<String, Object> options) {

  static final String DEFAULT = "evolution";

  static final AlgorithmRequest NONE = new AlgorithmRequest(null, null);

  @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
  AlgorithmRequest(
      @JsonProperty("id") @Nullable String id,
      @JsonProperty("options") @Nullable Map<String, Object> options) {
    this.id = id;
    this.options = options;
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static AlgorithmRequest of(String id) {
    return new AlgorithmRequest(id, null);
  }

  String idOrDefault() {
    return Optional.ofNullable(id).orElse(DEFAULT);
  }

  Map<String, Object> optionsOrNone() {
    return Optional.ofNullable(options).orElse(Map.of());
  }
}

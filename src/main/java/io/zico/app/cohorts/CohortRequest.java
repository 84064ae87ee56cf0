package io.zico.app.cohorts;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.zico.app.scoring.ArchitectureRequest;
import io.zico.app.scoring.ProtocolRequest;
import io.zico.core.architecture.Fingerprint;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.validator.constraints.UniqueElements;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The body of {@code POST /v1/cohorts}. */
@Schema(
    description = "Networks of a space to score once, so that others can be ranked against them.",
    example =
        """
        {"name": "tss-c16", "space": "nats-tss", "parameters": {"C": 16, "N": 5}, "size": 200,
         "proxies": ["zico", "jacov", "params"], "protocol": {"dataset": "fashion-mnist-sample"}}
        """)
record CohortRequest(
    @Schema(description = "Its name, which no other cohort has.", example = "tss-c16")
        @NotNull
        @Size(min = 1, max = 60)
        @Pattern(regexp = PATTERN, message = MESSAGE)
        String name,
    @Schema(description = "The search space: see /v1/spaces.", example = "nats-tss") @NotNull
        String space,
    @Schema(
            description =
                "Parameters of the space. Where they are left out, classes and the size of the input follow the dataset.",
            example = "{\"C\": 16, \"N\": 5}")
        @Nullable Map<String, Object> parameters,
    @Schema(
            description = "What can be ranked later: names of proxies, see /v1/proxies.",
            defaultValue = "[\"zico\", \"jacov\", \"params\"]",
            example = "[\"zico\", \"jacov\", \"params\"]")
        @Size(min = 1, max = 50)
        @UniqueElements
        @Nullable List<@NotNull String> proxies,
    @Schema(description = "Under which conditions; everything has a default.") @Valid
        @Nullable ProtocolRequest protocol,
    @Schema(
            description =
                "How many networks to draw from the space, each of another function; fewer where the space has fewer.",
            defaultValue = "200")
        @Min(LEAST)
        @Max(MOST)
        @Nullable Integer size,
    @Schema(description = "Decides which networks are drawn.", defaultValue = "0")
        @Min(0)
        @Max(4_095)
        @Nullable Integer seed,
    @ArraySchema(
            arraySchema =
                @Schema(
                    description =
                        "Architectures to take instead of a sample; of those of the same function, one."),
            schema = @Schema(oneOf = {String.class, ArchitectureRequest.class}))
        @Size(min = LEAST, max = MOST)
        @Nullable List<@NotNull @Valid ArchitectureRequest> architectures) {

  static final int LEAST = 10;
  static final int MOST = 5_000;

  private static final String PATTERN = "[A-Za-z0-9][A-Za-z0-9._-]*";
  private static final String MESSAGE =
      "must be made of letters, digits, '.', '_' and '-', and start with a letter or digit";

  Map<String, Object> parametersOrNone() {
    return Optional.ofNullable(parameters).orElse(Map.of());
  }

  List<String> proxiesOrDefault() {
    return Optional.ofNullable(proxies).orElse(List.of("zico", "jacov", "params"));
  }

  ProtocolRequest protocolOrDefault() {
    return Optional.ofNullable(protocol).orElse(ProtocolRequest.DEFAULTS);
  }

  int sizeOrDefault() {
    return Optional.ofNullable(size).orElse(200);
  }

  int seedOrDefault() {
    return Optional.ofNullable(seed).orElse(0);
  }

  /** Tells this request from others, however it is spelt. */
  String fingerprint(JsonMapper json) {
    return Fingerprint.of(
        List.of(
            json.writer()
                .with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .writeValueAsString(this)));
  }
}

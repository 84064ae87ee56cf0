package io.zico.app.searches;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.zico.app.scoring.ArchitectureRequest;
import io.zico.app.scoring.ProtocolRequest;
import io.zico.app.web.Fault;
import io.zico.app.web.Faults;
import io.zico.core.proxy.Protocol;
import io.zico.core.search.SearchSpec;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /v1/searches}. */
@Schema(
    description =
        "What to search, for what, and how; everything has a default but the space, which a preset may give.",
    example =
        """
        {"space": "nats-tss", "parameters": {"C": 16, "N": 5}, "objectives": ["zico"],
         "protocol": {"dataset": "fashion-mnist-sample", "batchSize": 64},
         "constraints": {"macs": {"max": 100000000}}, "budgets": {"evaluations": 200}}
        """)
record SearchRequest(
    @Schema(
            description = "A request to start from: see /v1/presets. What is given here wins.",
            example = "zico-imagenet-450m")
        @Nullable String preset,
    @Schema(description = "The search space: see /v1/spaces.", example = "nats-tss")
        @Nullable String space,
    @Schema(
            description =
                "Parameters of the space. Classes and the size of the input follow the dataset.",
            example = "{\"C\": 16, \"N\": 5}")
        @Nullable Map<String, Object> parameters,
    @Schema(description = "Under which conditions candidates are scored.") @Valid
        @Nullable ProtocolRequest protocol,
    @ArraySchema(
            arraySchema =
                @Schema(
                    description =
                        "What is to be as good as possible. A string is a measure: a proxy, or a cost (params, macs, layers, depth, peakActivationBytes, latencyMs, authorsFlops, authorsSize, authorsLayers); a minus sign before it turns it round. A list of measures judges as an ensemble: by the sum of the logarithms of their ranks. Several objectives at once are pursued by nsga2, random and exhaustive.",
                    defaultValue = "[\"zico\"]",
                    example = "[\"zico\", \"-macs\"]"),
            schema = @Schema(oneOf = {String.class, String[].class}))
        @Size(min = 1, max = 8)
        @Nullable List<@NotNull ObjectiveRequest> objectives,
    @ArraySchema(
            arraySchema =
                @Schema(
                    description =
                        "Instead of objectives: those of each stage of the algorithm staged.",
                    example = "[[\"-macs\"], [\"zico\"]]"),
            schema = @Schema(implementation = Object.class, types = "array"))
        @Size(min = 1, max = 3)
        @Nullable List<@NotNull @Size(min = 1, max = 8) List<@NotNull ObjectiveRequest>> stages,
    @Schema(
            description =
                "Measures that judge the short list together, over all candidates that were seen.",
            defaultValue = "[\"zico\", \"jacov\", \"params\"]")
        @Size(min = 1, max = 8)
        @Nullable List<@NotNull String> judge,
    @Schema(
            description =
                "Bounds on costs, checked before anything is run: params, macs, layers, depth, peakActivationBytes, latencyMs, authorsFlops, authorsSize, authorsLayers.",
            example = "{\"macs\": {\"max\": 450000000}, \"params\": {\"min\": 1000000}}")
        @Nullable Map<String, @NotNull BoundRequest> constraints,
    @Schema(description = "How costs are counted.") @Valid @Nullable CostingRequest costing,
    @Schema(description = "What may be spent.") @Valid @Nullable BudgetsRequest budgets,
    @Schema(
            description = "How to search: a name, or a name with options.",
            oneOf = {String.class, AlgorithmRequest.class},
            defaultValue = AlgorithmRequest.DEFAULT)
        @Valid
        @Nullable AlgorithmRequest algorithm,
    @Schema(
            description =
                "How many candidates may be in flight: candidate n is bred from the results of the candidates up to n - window. The same window gives the same search on any number of slots; they are busy if it is at least their number.",
            defaultValue = "8")
        @Min(1)
        @Max(SearchSpec.MAX_WINDOW)
        @Nullable Integer window,
    @Schema(
            description = "Of the algorithm's chance; networks have those of the protocol.",
            defaultValue = "0")
        @Min(0)
        @Max(4_095)
        @Nullable Integer seed,
    @Schema(description = "Length of the short list.", defaultValue = "10") @Min(1) @Max(100)
        @Nullable Integer topK,
    @Schema(
            description =
                "Where algorithms begin that begin at one architecture; the example of the space if absent.",
            oneOf = {String.class, ArchitectureRequest.class})
        @Valid
        @Nullable ArchitectureRequest initial,
    @Schema(description = "What is tried first.") @Valid @Nullable WarmStartRequest warmStart) {

  static final int DEFAULT_WINDOW = 8;
  static final int DEFAULT_TOP = 10;
  static final List<String> DEFAULT_JUDGE = List.of("zico", "jacov", "params");
  static final List<ObjectiveRequest> DEFAULT_OBJECTIVES = List.of(ObjectiveRequest.of("zico"));

  /** The same under just this protocol. */
  SearchRequest of(Protocol exactly) {
    return new SearchRequest(
        preset,
        space,
        parameters,
        ProtocolRequest.of(exactly),
        objectives,
        stages,
        judge,
        constraints,
        costing,
        budgets,
        algorithm,
        window,
        seed,
        topK,
        initial,
        warmStart);
  }

  /**
   * The same without each part that holds a fault, and so perhaps a placeholder: what is left can
   * be checked further.
   */
  SearchRequest sparing(Faults faults) {
    return new SearchRequest(
        preset,
        space,
        parameters,
        protocol,
        sound(objectives, "/objectives", faults),
        sound(stages, "/stages", faults),
        sound(judge, "/judge", faults),
        sound(constraints, "/constraints", faults),
        sound(costing, "/costing", faults),
        budgets,
        algorithm,
        window,
        seed,
        topK,
        sound(initial, "/initial", faults),
        sound(warmStart, "/warmStart", faults));
  }

  private static <T> @Nullable T sound(@Nullable T part, String place, Faults faults) {
    return faults.concern(Fault.at(place, "")) ? null : part;
  }

  ProtocolRequest protocolOrDefault() {
    return Optional.ofNullable(protocol).orElse(ProtocolRequest.DEFAULTS);
  }
}

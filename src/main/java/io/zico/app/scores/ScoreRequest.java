package io.zico.app.scores;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.zico.app.scoring.ArchitectureRequest;
import io.zico.app.scoring.ArchitectureSpec.Defaults;
import io.zico.app.scoring.EnsembleRequest;
import io.zico.app.scoring.ProtocolRequest;
import io.zico.core.architecture.Fingerprint;
import io.zico.job.NewJob;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.validator.constraints.UniqueElements;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The body of {@code POST /v1/scores}; its architectures are checked one by one. */
@Schema(
    description = "Architectures to score, with which proxies, under which protocol.",
    example =
        """
        {"space": "nats-tss", "parameters": {"C": 16, "N": 5}, "proxies": ["zico"],
         "protocol": {"dataset": "fashion-mnist-sample", "batchSize": 64, "seeds": [0]},
         "architectures":
         ["|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|skip_connect~0|nor_conv_3x3~1|nor_conv_1x1~2|"]}
        """)
record ScoreRequest(
    @Schema(description = "Space of the architectures that name none.", example = "nats-tss")
        @Nullable String space,
    @Schema(
            description = "Parameters for every architecture that does not say otherwise.",
            example = "{\"C\": 16, \"N\": 5}")
        @Nullable Map<String, Object> parameters,
    @ArraySchema(
            arraySchema =
                @Schema(
                    description =
                        "1 to 20,000 architectures: strings in the notation of the space, or objects. Left out when they are uploaded as a file.",
                    example =
                        "[\"|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|skip_connect~0|nor_conv_3x3~1|nor_conv_1x1~2|\"]"),
            schema = @Schema(oneOf = {String.class, ArchitectureRequest.class}))
        @Size(min = 1, max = NewJob.MAX_EVALUATIONS)
        @Nullable List<ArchitectureRequest> architectures,
    @Schema(
            description =
                "Names of proxies: see /v1/proxies. Options stand in brackets behind the name, as in `zico(from=0.5,types=conv+linear)`.",
            defaultValue = "[\"zico\"]",
            example = "[\"zico\", \"zico:capped\"]")
        @Size(min = 1, max = 50)
        @UniqueElements
        @Nullable List<@NotNull String> proxies,
    @Schema(description = "Under which conditions; everything has a default.") @Valid
        @Nullable ProtocolRequest protocol,
    @Schema(
            description =
                "Whether results say what each layer adds; by default they do for up to 1,000 architectures.")
        @Nullable Boolean layers,
    @ArraySchema(
            arraySchema =
                @Schema(
                    description =
                        "Proxies that judge together by their ranks: names of built-in ensembles (see /v1/ensembles) or your own. Against a cohort each result has their scores; without one, the list is ranked within itself: see links.comparison.",
                    example = "[\"az-nas\"]"),
            schema = @Schema(oneOf = {String.class, EnsembleRequest.class}))
        @Size(min = 1, max = 10)
        @Nullable List<@NotNull @Valid EnsembleRequest> ensembles,
    @Schema(
            description =
                "Id or name of the cohort that results are ranked against: see /v1/cohorts. It must be of the same space, parameters and protocol. If left out, the newest such cohort, if there is one.",
            example = "tss-c16")
        @Nullable String cohort,
    @Schema(description = "Adds seeds where they matter.") @Valid @Nullable Adaptive adaptive) {

  private static final int MOST_WITH_LAYERS = 1_000;

  List<String> proxiesOrDefault() {
    return Optional.ofNullable(proxies).orElse(ensembles == null ? List.of("zico") : List.of());
  }

  List<EnsembleRequest> ensemblesOrNone() {
    return Optional.ofNullable(ensembles).orElse(List.of());
  }

  ProtocolRequest protocolOrDefault() {
    var asked = Optional.ofNullable(protocol).orElse(ProtocolRequest.DEFAULTS);
    return adaptive == null ? asked : asked.orSeeds(Adaptive.FIRST_SEEDS);
  }

  Defaults defaults() {
    return new Defaults(space, Optional.ofNullable(parameters).orElse(Map.of()));
  }

  /**
   * Tells this request from others, however it is spelt and whichever way its list came.
   *
   * @param list of architectures
   */
  String fingerprint(List<ArchitectureRequest> list, JsonMapper json) {
    var sorted = json.writer().with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
    var rest =
        new ScoreRequest(
            space, parameters, null, proxies, protocol, layers, ensembles, cohort, adaptive);
    return Fingerprint.of(
        Stream.concat(Stream.of(rest), list.stream()).map(sorted::writeValueAsString).toList());
  }

  boolean layersOrDefault(int architectures) {
    return Optional.ofNullable(layers).orElse(architectures <= MOST_WITH_LAYERS);
  }
}

package io.zico.app.catalog;

import io.swagger.v3.oas.annotations.media.Schema;
import io.zico.core.ranking.Ensemble;
import java.util.List;

/** An ensemble as the catalogue shows it. */
@Schema(name = "Ensemble", description = "Proxies that judge together by their ranks.")
record EnsembleResource(
    @Schema(description = "Its name in requests.", example = "az-nas") String id,
    @Schema(description = "Its members.") List<Part> members) {

  /** One of the proxies. */
  @Schema(name = "EnsemblePart", description = "A proxy and how much its rank counts.")
  record Part(
      @Schema(description = "The proxy.", example = "zico") String proxy,
      @Schema(description = "How much its rank counts.", example = "1.0") double weight) {}

  static EnsembleResource of(Ensemble ensemble) {
    return new EnsembleResource(
        ensemble.id(),
        ensemble.members().stream()
            .map(member -> new Part(member.proxy(), member.weight()))
            .toList());
  }
}

package io.zico.app.catalog;

import io.swagger.v3.oas.annotations.media.Schema;
import io.zico.core.proxy.ProxyInfo;
import java.util.List;

/** A proxy as the catalogue shows it. */
@Schema(name = "Proxy", description = "A training-free score of an architecture.")
record ProxyResource(
    @Schema(description = "Its name in requests.", example = "zico") String id,
    @Schema(description = "What it measures.") String title,
    @Schema(description = "Changes whenever the score of any architecture changes.", example = "1")
        String version,
    @Schema(
            description = "The paper, or the authors' code and commit, that it reproduces.",
            example = "SLDGroup/ZiCo@b0fec65")
        String source,
    @Schema(description = "Which way is better.") ProxyInfo.Direction direction,
    @Schema(description = "What the engine must record for it.") List<ProxyInfo.Signal> needs) {

  static ProxyResource of(ProxyInfo info) {
    return new ProxyResource(
        info.id(),
        info.title(),
        info.version(),
        info.source(),
        info.direction(),
        info.needs().stream().sorted().toList());
  }
}

package io.zico.app.scoring;

import io.swagger.v3.oas.annotations.media.Schema;
import io.zico.core.proxy.Evidence;
import java.util.List;

/** Where the evidence of one seed comes from. */
@Schema(description = "Where and with what one seed was computed.")
public record Run(
    @Schema(description = "The seed.") int seed,
    @Schema(description = "The device that computed it.", example = "cpu") String device,
    @Schema(
            description = "Engine and library versions that computed it.",
            example = "zico-server 0.1.0, libtorch 2.7.1, DJL 0.36.0")
        String engine,
    @Schema(description = "Seconds that a slot was busy with it.") double seconds,
    @Schema(description = "Whether it was known already from an identical network.") boolean cached,
    @Schema(description = "The loss of each batch.") List<Double> losses) {

  static Run of(int seed, EvidenceRow row, Evidence evidence, boolean cached) {
    return new Run(seed, row.device(), row.engine(), row.seconds(), cached, evidence.losses());
  }
}

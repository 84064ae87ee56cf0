package io.zico.app.scoring;

import io.swagger.v3.oas.annotations.media.Schema;
import io.zico.core.proxy.Signal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** Where evidence of one seed comes from. */
@Schema(description = "Where and with what one seed was computed; one for each time it was.")
public record Run(
    @Schema(description = "The seed.") int seed,
    @Schema(description = "What was recorded.") List<Signal> signals,
    @Schema(description = "The device that computed it.", example = "cpu") String device,
    @Schema(
            description = "Engine and library versions that computed it.",
            example = "zico-server 0.1.0, libtorch 2.7.1, DJL 0.36.0")
        String engine,
    @Schema(description = "Seconds that a slot was busy with it.") double seconds,
    @Schema(description = "Whether it was known already from an identical network.") boolean cached,
    @Schema(description = "The loss of each batch that went through backwards.")
        List<Double> losses) {

  /** One run for all pieces that were recorded together. */
  static List<Run> of(int seed, List<Piece> pieces) {
    return pieces.stream()
        .collect(Collectors.groupingBy(Piece::origin, LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(together -> together(seed, together))
        .toList();
  }

  private static Run together(int seed, List<Piece> pieces) {
    var origin = pieces.get(0).origin();
    return new Run(
        seed,
        pieces.stream().map(Piece::signal).sorted().toList(),
        origin.device(),
        origin.engine(),
        origin.seconds(),
        origin.cached(),
        Piece.longest(pieces));
  }
}

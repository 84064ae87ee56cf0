package io.zico.app.scoring;

import io.swagger.v3.oas.annotations.media.Schema;
import io.zico.core.proxy.Score;
import io.zico.core.proxy.Score.Invalid;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why one proxy has no score for a network, while others may have. */
@Schema(description = "Why a proxy has no score for this network.")
public record InvalidScore(
    @Schema(
            description =
                "NOT_FINITE: a number of the passes, or the score, is NaN or infinite. SINGULAR: the"
                    + " network cannot tell images apart. NOTHING_TO_SEE: it has none of the"
                    + " operators that the proxy looks at. DISCONNECTED: its output does not depend"
                    + " on what the proxy changes. NORM_OF_ONE_VALUE: the proxy takes one image at a"
                    + " time, of which a batch norm sees a single pixel."
                    + " NO_THIN_NETWORK: the proxy is about a thin network that the space has not.")
        Score.Cause cause,
    @Schema(description = "The first seed under which it is so.") int seed,
    @Schema(description = "The layer that it comes from, if it is one.") @Nullable String layer,
    @Schema(description = "The same in words.") String detail) {

  /** The first score that is none, if any. */
  static Optional<InvalidScore> among(Map<Integer, Score> scores) {
    return scores.entrySet().stream()
        .filter(entry -> entry.getValue() instanceof Invalid)
        .findFirst()
        .map(entry -> of(entry.getKey(), (Invalid) entry.getValue()));
  }

  private static InvalidScore of(int seed, Invalid invalid) {
    return new InvalidScore(invalid.cause(), seed, invalid.layer(), invalid.detail());
  }

  /** In one line. */
  String text() {
    var place = layer == null ? "" : " in layer '%s'".formatted(layer);
    return "%s under seed %d%s: %s".formatted(cause, seed, place, detail);
  }
}

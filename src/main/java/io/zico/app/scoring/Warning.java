package io.zico.app.scoring;

import io.swagger.v3.oas.annotations.media.Schema;
import io.zico.core.data.Dataset;
import io.zico.core.proxy.Precision;
import io.zico.core.proxy.Protocol;
import io.zico.core.proxy.ScoreSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A reason to trust a score less. */
@Schema(description = "A reason to trust the score less.")
public record Warning(
    @Schema(description = "What the reason is.", example = "SMALL_BATCH") Code code,
    @Schema(description = "What it is about and what helps.") String detail) {

  /** Batches of fewer images are noisy, by the paper's own ablation. */
  private static final int SMALL = 32;

  /** A weight that carries more of its layer cannot be resolved in float32. */
  private static final double DOMINANT = 0.1;

  /** Its ratios are capped, so that float32 resolves what carries a layer. */
  private static final String WELL_CONDITIONED = "zico:capped";

  /** What the reason is. */
  public enum Code {
    SMALL_BATCH,
    ONE_BATCH,
    ONE_SEED,
    RANDOM_LABELS,
    DOMINANT_WEIGHT,
    NOTHING_COUNTS
  }

  /** What is to be said about scores under the protocol on the dataset. */
  static List<Warning> of(Protocol protocol, Dataset.Kind kind, Map<String, ScoreSummary> scores) {
    var warnings = new ArrayList<Warning>();
    if (protocol.batches() == 1) {
      warnings.add(
          new Warning(Code.ONE_BATCH, "with one batch no gradient deviates and ZiCo is 0; use 2"));
    }
    if (protocol.batchSize() < SMALL) {
      warnings.add(
          new Warning(
              Code.SMALL_BATCH,
              "batches of %d are noisy; the paper finds stable ranks from 64 on"
                  .formatted(protocol.batchSize())));
    }
    if (protocol.seeds().size() == 1) {
      warnings.add(
          new Warning(Code.ONE_SEED, "one seed says nothing of the noise; three give an error"));
    }
    if (kind != Dataset.Kind.IMAGES) {
      warnings.add(
          new Warning(
              Code.RANDOM_LABELS, "images and labels are random: rank, but do not compare"));
    }
    scores.forEach((proxy, score) -> addAbout(proxy, score, protocol, warnings));
    return warnings;
  }

  private static void addAbout(
      String proxy, ScoreSummary score, Protocol protocol, List<Warning> warnings) {
    if (score.layers().isEmpty()) {
      warnings.add(
          new Warning(
              Code.NOTHING_COUNTS, "no layer counts for %s; see exclusions".formatted(proxy)));
    }
    var largest = score.largestShare();
    if (largest != null
        && !proxy.equals(WELL_CONDITIONED)
        && largest.share() > DOMINANT
        && protocol.precision() == Precision.FLOAT32) {
      warnings.add(
          new Warning(
              Code.DOMINANT_WEIGHT,
              "%s: one weight carries %.0f %% of layer %s, which float32 cannot resolve; use zico:capped, FLOAT64 or 3 batches"
                  .formatted(proxy, 100 * largest.share(), largest.layer())));
    }
  }
}

package io.zico.app.scoring;

import io.swagger.v3.oas.annotations.media.Schema;

/** A reason to trust a score less, or what the costs of an architecture do not show. */
@Schema(description = "A reason to trust the score less, or what the costs do not show.")
public record Warning(
    @Schema(description = "What the reason is.", example = "SMALL_BATCH") Code code,
    @Schema(description = "WARNING where the score may mislead, INFO where it can only be better.")
        Severity severity,
    @Schema(description = "What it is about and what helps.") String detail) {

  /** How much it matters. */
  @Schema(name = "WarningSeverity")
  public enum Severity {
    INFO,
    WARNING
  }

  /** What the reason is. */
  @Schema(name = "WarningCode")
  public enum Code {
    SMALL_BATCH,
    ONE_BATCH,
    ONE_SEED,
    RANDOM_LABELS,
    /** All images, or all pixels, are of the same class. */
    ONE_CLASS,
    /** Float32 cannot tell how much one weight adds that carries a layer. */
    DOMINANT_WEIGHT,
    NOTHING_COUNTS,
    /** The network's input is larger than the images. */
    UPSAMPLED,
    /** Layers have no influence on the output. */
    DEAD_LAYERS,
    /** The output does not depend on the image. */
    BLIND,
    /** Convolutions read maps of one pixel. */
    COLLAPSED_MAP,
    /** There is no norm, but convolutions have biases, as norms leave them that were folded in. */
    FOLDED_BATCH_NORM,
    /** A count of patterns is as high as the number of images lets it be. */
    SATURATED,
    /** Of the images of a batch, a proxy looks at the first ones only. */
    FIRST_IMAGES,
    /** A proxy is asked for what it was not made for. */
    OUTSIDE_VALIDITY
  }

  static Warning of(Code code, String detail) {
    return new Warning(code, Severity.WARNING, detail);
  }
}

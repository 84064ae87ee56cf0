package io.zico.core.random;

/**
 * Which stream serves which purpose. Weights, conformance images, labels and dense targets have
 * those of the golden files; all others are in gaps that the golden files leave free.
 */
public final class Streams {

  /** Weights of layer k: stream k. */
  public static final int WEIGHTS = 0;

  /** Biases of layer k, where the initialisation draws any: this + k. */
  public static final int BIASES = 131_072;

  /** Weights of transposed convolution or embedding j, which no score counts: this + j. */
  public static final int UNSCORED_WEIGHTS = 262_144;

  /** Biases of transposed convolution j, where the initialisation draws any: this + j. */
  public static final int UNSCORED_BIASES = 393_216;

  /** Conformance images of batch b: this + b. */
  public static final int IMAGES = 524_288;

  /** Dense targets of conformance batch b: this + b. */
  public static final int DENSE_TARGETS = 655_360;

  /** Targets of batch b of synthetic images: this + b. */
  public static final int SYNTHETIC_TARGETS = 720_896;

  /** The places at which squares are cut out of images. */
  public static final int CROPS = 786_430;

  /** The orders of the tiles of a jigsaw puzzle, and which of them each image gets. */
  public static final int PUZZLES = 786_431;

  /**
   * The choices of a search; a batch that would have this stream for its targets is never drawn.
   */
  public static final int SEARCH = 786_428;

  /** The sample of a cohort; a batch that would have this stream for its targets is never drawn. */
  public static final int COHORT = 786_429;

  /** Conformance labels of batch b: this + b. */
  public static final int LABELS = 786_432;

  /** Random signs number n in the place of a gradient, from the last block backwards: this + n. */
  public static final int SIGNS = 851_968;

  /** The order in which a dataset's images are drawn into batches. */
  public static final int DRAW = 917_504;

  /** Which images of an upload are kept. */
  public static final int SAMPLE = 917_505;

  /** Labels of synthetic images. */
  public static final int SYNTHETIC_LABELS = 917_506;

  /** Pixels of synthetic image i: this + i, up to the last stream, which limits their number. */
  public static final int SYNTHETIC_IMAGES = 917_507;

  /** Standard normal weights of layer k: this + k. */
  public static final int GAUSSIAN_WEIGHTS = 589_824;

  /** Standard normal images in the place of a batch, and after them those that are added. */
  public static final int NOISE = 655_357;

  /** The same weights in the golden files, which need none of the streams that these overlap. */
  public static final int GOLDEN_GAUSSIAN_WEIGHTS = 917_504;

  /** The same images in the golden files. */
  public static final int GOLDEN_NOISE = 983_040;

  private Streams() {}
}

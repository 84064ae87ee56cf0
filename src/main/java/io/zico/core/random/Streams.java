package io.zico.core.random;

/**
 * Which stream serves which purpose. The first four are those of the golden files; ours are in gaps
 * that the golden files leave free.
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

  /** Dense targets of conformance batch b: this + b. */
  public static final int DENSE_TARGETS = 655_360;

  /** Targets of batch b of synthetic images: this + b. */
  public static final int SYNTHETIC_TARGETS = 720_896;

  /** Conformance images of batch b: this + b. */
  public static final int IMAGES = 524_288;

  /** Conformance labels of batch b: this + b. */
  public static final int LABELS = 786_432;

  /** Random signs number n in the place of a gradient, from the last block backwards: this + n. */
  public static final int SIGNS = 851_968;

  /** The order in which a dataset's images are drawn into batches. */
  public static final int DRAW = 917_504;

  /** Which images of an upload are kept. */
  public static final int SAMPLE = 917_505;

  /** The orders of the tiles of a jigsaw puzzle, and which of them each image gets. */
  public static final int PUZZLES = 786_431;

  /** Labels of synthetic images. */
  public static final int SYNTHETIC_LABELS = 917_506;

  /** Pixels of synthetic image i: this + i modulo what is left. */
  public static final int SYNTHETIC_IMAGES = 917_507;

  private Streams() {}
}

package io.zico.core.proxy;

import java.util.BitSet;

/**
 * The different ways in which rectifiers tell a few images apart: a pattern has a bit for each
 * image, which says whether the rectifier lets its value pass.
 */
public final class Patterns {

  /** So many images are told apart, as the authors of SWAP do it. */
  public static final int IMAGES = 16;

  private final BitSet seen = new BitSet(1 << IMAGES);

  /**
   * Takes in rectifiers.
   *
   * @param patterns for each of them, the sum of 2ⁱ over the images i that pass
   */
  public void add(double[] patterns) {
    for (double pattern : patterns) {
      seen.set((int) pattern);
    }
  }

  /** How many different ones there were. */
  public int count() {
    return seen.cardinality();
  }
}

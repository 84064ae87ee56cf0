package io.zico.core.proxy;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/** The different patterns of ones and zeros that images leave in all rectifiers together. */
public final class Regions {

  private final Set<BitSet> seen = new HashSet<>();
  private BitSet[] batch = new BitSet[0];
  private int width;

  /** Adds what one rectifier lets pass, a row for each image of the batch: what is not zero. */
  public void add(double[] passing, int images) {
    if (batch.length == 0) {
      batch = new BitSet[images];
      for (int image = 0; image < images; image++) {
        batch[image] = new BitSet();
      }
    }
    int columns = passing.length / images;
    for (int i = 0; i < passing.length; i++) {
      if (passing[i] != 0) {
        batch[i / columns].set(width + i % columns);
      }
    }
    width += columns;
  }

  /** Ends a batch. */
  public void next() {
    seen.addAll(Arrays.asList(batch));
    batch = new BitSet[0];
    width = 0;
  }

  /** How many patterns there were in all batches. */
  public int count() {
    return seen.size();
  }
}

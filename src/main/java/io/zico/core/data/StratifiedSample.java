package io.zico.core.data;

import io.zico.core.random.CounterRandom;
import io.zico.core.random.Streams;
import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * Which of many images are kept, so that every class keeps its share: deterministic, and in the
 * order of the images.
 */
public final class StratifiedSample {

  private StratifiedSample() {}

  /**
   * Chooses at most {@code size} images.
   *
   * @param labels the class of each image
   * @return positions in {@code labels}, rising
   */
  public static int[] of(int[] labels, int classes, int size) {
    if (labels.length <= size) {
      return IntStream.range(0, labels.length).toArray();
    }
    int[] quotas = quotas(counts(labels, classes), size);
    var random = new CounterRandom(0, Streams.SAMPLE);
    long[] limits = limits(labels, quotas, random);
    return IntStream.range(0, labels.length)
        .filter(i -> quotas[labels[i]] > 0 && key(random, i) <= limits[labels[i]])
        .toArray();
  }

  /** How many images each class has. */
  public static int[] counts(int[] labels, int classes) {
    var counts = new int[classes];
    for (int label : labels) {
      counts[label]++;
    }
    return counts;
  }

  /** One image for each class as far as they go, then seats by the method of Sainte-Laguë. */
  private static int[] quotas(int[] counts, int size) {
    var quotas = new int[counts.length];
    var queue =
        new PriorityQueue<Integer>(
            Comparator.comparing((Integer label) -> quotas[label] > 0)
                .thenComparingDouble(label -> -counts[label] / (2.0 * quotas[label] + 1))
                .thenComparingInt(label -> label));
    IntStream.range(0, counts.length).filter(label -> counts[label] > 0).forEach(queue::add);
    for (int i = 0; i < size; i++) {
      int label = queue.remove();
      quotas[label]++;
      if (quotas[label] < counts[label]) {
        queue.add(label);
      }
    }
    return quotas;
  }

  /** The largest key that is kept of each class; keys of one stream are all different. */
  private static long[] limits(int[] labels, int[] quotas, CounterRandom random) {
    var keys = new long[quotas.length][];
    int[] counts = counts(labels, quotas.length);
    Arrays.setAll(keys, label -> new long[counts[label]]);
    for (int i = 0; i < labels.length; i++) {
      keys[labels[i]][--counts[labels[i]]] = key(random, i);
    }
    var limits = new long[quotas.length];
    for (int label = 0; label < limits.length; label++) {
      Arrays.sort(keys[label]);
      limits[label] = quotas[label] == 0 ? Long.MIN_VALUE : keys[label][quotas[label] - 1];
    }
    return limits;
  }

  private static long key(CounterRandom random, int image) {
    return random.bits(image);
  }
}

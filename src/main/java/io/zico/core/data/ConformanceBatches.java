package io.zico.core.data;

import io.zico.core.architecture.TensorShape;
import io.zico.core.random.CounterRandom;
import io.zico.core.random.Streams;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The inputs of the golden files: pixels uniform in ±√3, labels uniform over the classes. They
 * depend on nothing but the seed, so anybody can check the scores of the authors' code.
 */
public final class ConformanceBatches {

  private static final double SCALE = Math.sqrt(3.0);

  private ConformanceBatches() {}

  /** The first batches of a seed. */
  public static List<Batch> of(long seed, TensorShape image, int classes, int size, int count) {
    return IntStream.range(0, count)
        .mapToObj(number -> batch(seed, image, classes, size, number))
        .toList();
  }

  private static Batch batch(long seed, TensorShape image, int classes, int size, int number) {
    var values = new CounterRandom(seed, Streams.IMAGES + number);
    float[] pixels = new float[Math.toIntExact(size * image.elements())];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = values.symmetric(i, SCALE);
    }
    var classNumbers = new CounterRandom(seed, Streams.LABELS + number);
    int[] labels = IntStream.range(0, size).map(i -> classNumbers.below(i, classes)).toArray();
    return new Batch(image, pixels, labels);
  }
}

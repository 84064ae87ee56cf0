package io.zico.core.data;

import io.zico.core.architecture.TensorShape;
import io.zico.core.random.CounterRandom;
import io.zico.core.random.Streams;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The inputs of the golden files: pixels uniform in ±√3, classes uniform, dense targets uniform in
 * ±1; beyond the golden files, yes and no evenly for several labels of an image. They depend on
 * nothing but the seed, so anybody can check the scores of the authors' code.
 */
public final class ConformanceBatches {

  private static final double SCALE = Math.sqrt(3.0);

  private ConformanceBatches() {}

  /** The batches of a draw. */
  public static List<Batch> of(Draw draw) {
    return switch (draw.task()) {
      case CLASSIFICATION, JIGSAW ->
          of(draw.seed(), draw.input(), draw.classes(), draw.batchSize(), draw.batches());
      case SEGMENTATION ->
          masked(draw.seed(), draw.input(), draw.output(), draw.batchSize(), draw.batches());
      case MULTI_LABEL ->
          labelled(draw.seed(), draw.input(), draw.output(), draw.batchSize(), draw.batches());
      case REGRESSION, AUTOENCODING, SURFACE_NORMALS ->
          dense(draw.seed(), draw.input(), draw.output(), draw.batchSize(), draw.batches());
    };
  }

  /** The first batches of a seed, with a class for each image. */
  public static List<Batch> of(long seed, TensorShape image, int classes, int size, int count) {
    return batches(
        seed,
        image,
        size,
        count,
        number -> new Targets.Classes(classes(seed, number, size, classes)));
  }

  /** The first batches of a seed, with a class for each pixel. */
  public static List<Batch> masked(
      long seed, TensorShape image, TensorShape output, int size, int count) {
    int length = Math.multiplyExact(size, output.positions());
    return batches(
        seed,
        image,
        size,
        count,
        number ->
            new Targets.Masks(
                output.height(), output.width(), classes(seed, number, length, output.channels())));
  }

  /** The first batches of a seed, with a map of numbers for each image. */
  public static List<Batch> dense(
      long seed, TensorShape image, TensorShape output, int size, int count) {
    int length = Math.toIntExact(size * output.elements());
    return batches(
        seed,
        image,
        size,
        count,
        number ->
            new Targets.Values(output, uniform(seed, Streams.DENSE_TARGETS + number, length, 1.0)));
  }

  private static List<Batch> labelled(
      long seed, TensorShape image, TensorShape output, int size, int count) {
    int length = Math.toIntExact(size * output.elements());
    return batches(
        seed,
        image,
        size,
        count,
        number -> new Targets.Values(output, answers(seed, number, length)));
  }

  private static float[] answers(long seed, int batch, int length) {
    int[] classes = classes(seed, batch, length, 2);
    float[] answers = new float[length];
    for (int i = 0; i < length; i++) {
      answers[i] = classes[i];
    }
    return answers;
  }

  private static List<Batch> batches(
      long seed, TensorShape image, int size, int count, IntFunction<Targets> targets) {
    int length = Math.toIntExact(size * image.elements());
    return IntStream.range(0, count)
        .mapToObj(
            number ->
                new Batch(
                    image,
                    uniform(seed, Streams.IMAGES + number, length, SCALE),
                    targets.apply(number)))
        .toList();
  }

  private static int[] classes(long seed, int batch, int length, int classes) {
    var random = new CounterRandom(seed, Streams.LABELS + batch);
    return IntStream.range(0, length).map(i -> random.below(i, classes)).toArray();
  }

  private static float[] uniform(long seed, int stream, int length, double scale) {
    var random = new CounterRandom(seed, stream);
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = random.symmetric(i, scale);
    }
    return values;
  }
}

package io.zico.core.data;

import io.zico.core.random.CounterRandom;
import io.zico.core.random.Streams;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Batches while they are filled, image by image in any order. */
public final class BatchAssembly {

  private final Draw draw;
  private final boolean noise;
  private final int elements;
  private final float[][] pixels;
  private final int[][] classes;
  private final float[][] values;
  private final @Nullable Puzzle puzzle;
  private final CounterRandom random;

  private BatchAssembly(Draw draw, boolean noise) {
    this.draw = draw;
    this.noise = noise;
    elements = Math.toIntExact(draw.input().elements());
    pixels = new float[draw.batches()][Math.multiplyExact(draw.batchSize(), elements)];
    classes = new int[draw.batches()][Math.multiplyExact(draw.batchSize(), classesPerImage())];
    values = new float[draw.batches()][Math.multiplyExact(draw.batchSize(), valuesPerImage())];
    puzzle = draw.task() == Task.JIGSAW ? new Puzzle(draw.input(), draw.classes()) : null;
    random = new CounterRandom(draw.seed(), Streams.PUZZLES);
  }

  /** For images whose labels say what the task asks for. */
  public static BatchAssembly of(Draw draw) {
    return new BatchAssembly(draw, false);
  }

  /** For images with a random class, about which all else is random too. */
  static BatchAssembly ofNoise(Draw draw) {
    return new BatchAssembly(draw, true);
  }

  private int classesPerImage() {
    return switch (draw.task()) {
      case CLASSIFICATION, JIGSAW -> 1;
      case SEGMENTATION -> noise ? 0 : draw.output().positions();
      case MULTI_LABEL, REGRESSION, AUTOENCODING, SURFACE_NORMALS -> 0;
    };
  }

  private int valuesPerImage() {
    return switch (draw.task()) {
      case MULTI_LABEL, REGRESSION, SURFACE_NORMALS ->
          noise ? 0 : Math.toIntExact(draw.output().elements());
      case CLASSIFICATION, JIGSAW, SEGMENTATION, AUTOENCODING -> 0;
    };
  }

  /**
   * Puts an image into its place.
   *
   * @param place counted over all batches
   * @param image prepared values
   */
  public void put(int place, float[] image, Label label) {
    int batch = place / draw.batchSize();
    int position = place % draw.batchSize();
    if (puzzle != null) {
      int answer = random.below(place, puzzle.orders());
      classes[batch][position] = answer;
      put(puzzle.shuffled(image, answer), pixels[batch], position);
      return;
    }
    put(image, pixels[batch], position);
    if (classes[batch].length > 0) {
      int[] answer = label.classes(draw);
      System.arraycopy(answer, 0, classes[batch], position * answer.length, answer.length);
    }
    if (values[batch].length > 0) {
      put(label.values(draw), values[batch], position);
    }
  }

  private static void put(float[] numbers, float[] all, int position) {
    System.arraycopy(numbers, 0, all, position * numbers.length, numbers.length);
  }

  /** The filled batches. */
  public List<Batch> batches() {
    return IntStream.range(0, draw.batches())
        .mapToObj(batch -> new Batch(draw.input(), pixels[batch], targets(batch)))
        .toList();
  }

  private Targets targets(int batch) {
    return switch (draw.task()) {
      case CLASSIFICATION, JIGSAW -> new Targets.Classes(classes[batch]);
      case AUTOENCODING -> new Targets.Values(draw.input(), pixels[batch]);
      case SEGMENTATION ->
          noise
              ? RandomTargets.of(draw, batch)
              : new Targets.Masks(draw.output().height(), draw.output().width(), classes[batch]);
      case MULTI_LABEL, REGRESSION, SURFACE_NORMALS ->
          noise ? RandomTargets.of(draw, batch) : new Targets.Values(draw.output(), values[batch]);
    };
  }
}

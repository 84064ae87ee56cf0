package io.zico.core.data;

import io.zico.core.random.CounterRandom;
import io.zico.core.random.Streams;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Batches while they are filled, image by image in any order. */
public final class BatchAssembly {

  private final Draw draw;
  private final int elements;
  private final float[][] pixels;
  private final int[][] labels;
  private final @Nullable Puzzle puzzle;
  private final CounterRandom random;

  public BatchAssembly(Draw draw) {
    this.draw = draw;
    elements = Math.toIntExact(draw.input().elements());
    pixels = new float[draw.batches()][Math.multiplyExact(draw.batchSize(), elements)];
    labels = new int[draw.batches()][draw.batchSize()];
    puzzle = draw.task() == Task.JIGSAW ? new Puzzle(draw.input(), draw.classes()) : null;
    random = new CounterRandom(draw.seed(), Streams.PUZZLES);
  }

  /**
   * Puts an image into its place.
   *
   * @param place counted over all batches
   * @param image prepared values
   */
  public void put(int place, float[] image, int label) {
    int batch = place / draw.batchSize();
    int position = place % draw.batchSize();
    int answer = puzzle == null ? label : random.below(place, puzzle.orders());
    float[] shown = puzzle == null ? image : puzzle.shuffled(image, answer);
    System.arraycopy(shown, 0, pixels[batch], position * elements, elements);
    labels[batch][position] = answer;
  }

  /** The filled batches. */
  public List<Batch> batches() {
    return IntStream.range(0, draw.batches())
        .mapToObj(batch -> new Batch(draw.input(), pixels[batch], targets(batch)))
        .toList();
  }

  private Targets targets(int batch) {
    return switch (draw.task()) {
      case CLASSIFICATION, JIGSAW -> new Targets.Classes(labels[batch]);
      case AUTOENCODING -> new Targets.Values(draw.input(), pixels[batch]);
      case MULTI_LABEL, REGRESSION, SEGMENTATION, SURFACE_NORMALS -> RandomTargets.of(draw, batch);
    };
  }
}

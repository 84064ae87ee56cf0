package io.zico.core.data;

import java.util.List;
import java.util.stream.IntStream;

/** Batches while they are filled, image by image in any order. */
public final class BatchAssembly {

  private final Draw draw;
  private final int elements;
  private final float[][] pixels;
  private final int[][] labels;

  public BatchAssembly(Draw draw) {
    this.draw = draw;
    elements = Math.toIntExact(draw.input().elements());
    pixels = new float[draw.batches()][Math.multiplyExact(draw.batchSize(), elements)];
    labels = new int[draw.batches()][draw.batchSize()];
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
    System.arraycopy(image, 0, pixels[batch], position * elements, elements);
    labels[batch][position] = label;
  }

  /** The filled batches. */
  public List<Batch> batches() {
    return IntStream.range(0, draw.batches())
        .mapToObj(batch -> new Batch(draw.input(), pixels[batch], labels[batch]))
        .toList();
  }
}

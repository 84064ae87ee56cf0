package io.zico.core.data;

import io.zico.core.architecture.TensorShape;
import io.zico.core.random.CounterRandom;
import io.zico.core.random.Streams;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Small grey squares out of the images of batches: square number i is of image i, beginning again
 * after the last one, at a place that is drawn. Grey is the mean of the channels. Where an image is
 * smaller than the square, its last row or column is repeated.
 */
public final class Crops {

  /** Images that a thin network sees together, as in TE-NAS. */
  public static final int BATCH_SIZE = 1_000;

  /** Batches that a thin network sees, as in TE-NAS. */
  public static final int BATCHES = 3;

  /** What a thin network sees. */
  public static final TensorShape SHAPE = TensorShape.of(1, 3, 3);

  private static final int SIDE = SHAPE.height();

  private Crops() {}

  /** The batches of a thin network, out of those of the whole one, which are not changed. */
  public static List<Batch> of(List<Batch> images, long seed) {
    return IntStream.range(0, BATCHES).mapToObj(number -> batch(images, seed, number)).toList();
  }

  private static Batch batch(List<Batch> images, long seed, int number) {
    int size = images.get(0).size();
    var random = new CounterRandom(seed, Streams.CROPS);
    float[] pixels = new float[BATCH_SIZE * SIDE * SIDE];
    for (int i = 0; i < BATCH_SIZE; i++) {
      int crop = number * BATCH_SIZE + i;
      int image = crop % (images.size() * size);
      copy(images.get(image / size), image % size, crop, random, pixels, i);
    }
    return new Batch(SHAPE, pixels, new int[BATCH_SIZE]);
  }

  private static void copy(
      Batch batch, int image, int crop, CounterRandom random, float[] pixels, int place) {
    int height = batch.image().height();
    int width = batch.image().width();
    int top = random.below(2L * crop, Math.max(1, height - SIDE + 1));
    int left = random.below(2L * crop + 1, Math.max(1, width - SIDE + 1));
    for (int row = 0; row < SIDE; row++) {
      for (int column = 0; column < SIDE; column++) {
        int y = Math.min(top + row, height - 1);
        int x = Math.min(left + column, width - 1);
        pixels[(place * SIDE + row) * SIDE + column] = grey(batch, image, y, x);
      }
    }
  }

  private static float grey(Batch batch, int image, int y, int x) {
    var shape = batch.image();
    double sum = 0;
    for (int channel = 0; channel < shape.channels(); channel++) {
      int row = (image * shape.channels() + channel) * shape.height() + y;
      sum += batch.pixels()[row * shape.width() + x];
    }
    return (float) (sum / shape.channels());
  }
}

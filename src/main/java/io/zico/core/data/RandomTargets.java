package io.zico.core.data;

import io.zico.core.random.CounterRandom;
import io.zico.core.random.Streams;
import java.util.stream.IntStream;

/** Targets of synthetic images for tasks that need more than a class: as random as the images. */
final class RandomTargets {

  private RandomTargets() {}

  static Targets of(Draw draw, int batch) {
    var random = new CounterRandom(draw.seed(), Streams.SYNTHETIC_TARGETS + batch);
    var output = draw.output();
    if (draw.task() == Task.SEGMENTATION) {
      int length = Math.multiplyExact(draw.batchSize(), output.positions());
      int[] classes = new int[length];
      for (int i = 0; i < length; i++) {
        classes[i] = random.below(i, output.channels());
      }
      return new Targets.Masks(output.height(), output.width(), classes);
    }
    int length = Math.toIntExact(draw.batchSize() * output.elements());
    float[] values = new float[length];
    IntStream.range(0, length)
        .forEach(
            i ->
                values[i] =
                    draw.task() == Task.MULTI_LABEL
                        ? random.below(i, 2)
                        : random.symmetric(i, 1.0));
    return new Targets.Values(output, values);
  }
}

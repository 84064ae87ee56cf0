package io.zico.core.space;

import java.util.Arrays;
import java.util.Locale;

/** The tasks of TransNAS-Bench-101, each with a head of its own. */
enum TransNasTask {
  CLASS_OBJECT(75),
  CLASS_SCENE(47),
  ROOM_LAYOUT(9),
  JIGSAW(1_000),
  AUTOENCODER(3),
  NORMAL(3),
  SEGMENTSEMANTIC(17);

  private final int outputs;

  TransNasTask(int outputs) {
    this.outputs = outputs;
  }

  /** Classes, values or channels that the benchmark's head gives. */
  int outputs() {
    return outputs;
  }

  /** The name in the benchmark, e.g. {@code class_scene}. */
  String notation() {
    return name().toLowerCase(Locale.ROOT);
  }

  static TransNasTask of(String notation) {
    return Arrays.stream(values())
        .filter(task -> task.notation().equals(notation))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no task is called " + notation));
  }
}

package io.zico.core.space;

import io.zico.core.data.Task;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

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

  /** What the head can be asked. */
  Set<Task> tasks() {
    return switch (this) {
      case CLASS_OBJECT, CLASS_SCENE, ROOM_LAYOUT ->
          EnumSet.of(Task.CLASSIFICATION, Task.MULTI_LABEL, Task.REGRESSION);
      case JIGSAW -> EnumSet.of(Task.JIGSAW);
      case AUTOENCODER -> EnumSet.of(Task.AUTOENCODING);
      case NORMAL -> EnumSet.of(Task.SURFACE_NORMALS);
      case SEGMENTSEMANTIC -> EnumSet.of(Task.SEGMENTATION);
    };
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

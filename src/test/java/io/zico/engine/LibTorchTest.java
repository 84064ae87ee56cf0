package io.zico.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;

/** What DJL's arithmetic does not promise. */
class LibTorchTest {

  @Test
  void numbersOutliveTheCollectorUntilTheBackwardPass() {
    try (var manager = NDManager.newBaseManager()) {
      LibTorch.setRecording(true);
      for (int i = 1; i <= 20; i++) {
        var leaf = LibTorch.leaf(manager.ones(new Shape(1)), manager);
        var product = LibTorch.scale(leaf, i).sum();
        overwriteWhatIsFree(manager);
        LibTorch.backward(product);

        assertThat(LibTorch.gradient(leaf).orElseThrow().getFloat()).isEqualTo(i);
      }
    } finally {
      LibTorch.setRecording(false);
    }
  }

  /** Frees what only the collector can free, and puts other numbers there. */
  private static void overwriteWhatIsFree(NDManager manager) {
    System.gc();
    for (int i = 0; i < 100; i++) {
      manager.create(-1f).close();
    }
  }
}

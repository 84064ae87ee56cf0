package io.zico.core.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.zico.core.architecture.TensorShape;
import org.junit.jupiter.api.Test;

/** The test vectors that the golden files' description gives for seed 1. */
class ConformanceBatchesTest {

  private static final TensorShape IMAGE = TensorShape.of(3, 2, 2);

  @Test
  void pixelsEqualTheDocumentedVector() {
    var batch = ConformanceBatches.of(1, IMAGE, 10, 6, 1).get(0);

    assertThat(batch.pixels())
        .startsWith(1.4197167f, -1.46395f, -1.4241472f, -0.26111344f)
        .hasSize(6 * 12);
  }

  @Test
  void labelsEqualTheDocumentedVector() {
    var batch = ConformanceBatches.of(1, IMAGE, 10, 6, 1).get(0);

    assertThat(batch.labels()).containsExactly(2, 2, 6, 4, 0, 3);
  }

  /** Labels modulo 2, of the vector modulo 10. */
  @Test
  void severalLabelsAreYesOrNo() {
    var draw = new Draw(IMAGE, Task.MULTI_LABEL, TensorShape.of(3), 2, 1, 1, Resize.CROP);
    var targets = (Targets.Values) ConformanceBatches.of(draw).get(0).targets();

    assertThat(targets.values()).containsExactly(0, 0, 0, 0, 0, 1);
  }

  @Test
  void eachBatchHasNumbersOfItsOwn() {
    var batches = ConformanceBatches.of(1, IMAGE, 10, 6, 2);

    assertThat(batches.get(1).pixels()).isNotEqualTo(batches.get(0).pixels());
  }
}

package io.zico.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.zico.core.architecture.TensorShape;
import io.zico.core.data.Batch;
import io.zico.core.data.Targets;
import io.zico.core.data.Targets.Masks;
import io.zico.core.data.Targets.Values;
import io.zico.core.proxy.Loss;
import org.junit.jupiter.api.Test;

/** Each loss, computed by hand. */
class LossFunctionTest {

  private static final TensorShape PAIR = TensorShape.of(2);
  private static final TensorShape TWO_PIXELS = TensorShape.of(2, 1, 2);

  @Test
  void absoluteAndSquaredDifferencesAreMeans() {
    var targets = new Values(PAIR, new float[] {1, 5});

    assertThat(loss(Loss.L1, PAIR, targets, 2, 2)).isEqualTo(2);
    assertThat(loss(Loss.L2, PAIR, targets, 2, 2)).isEqualTo(5);
  }

  /** -ln(3/4) for the first label, -ln(3/4) for the second: the logits are ±ln 3. */
  @Test
  void binaryCrossEntropyReadsLogits() {
    var targets = new Values(PAIR, new float[] {1, 0});
    double third = Math.log(3);

    assertThat(loss(Loss.BINARY_CROSS_ENTROPY, PAIR, targets, third, -third))
        .isCloseTo(-Math.log(0.75), within(1e-12));
  }

  @Test
  void binaryCrossEntropyDoesNotOverflow() {
    var targets = new Values(PAIR, new float[] {1, 0});

    assertThat(loss(Loss.BINARY_CROSS_ENTROPY, PAIR, targets, -1_000, 1_000)).isEqualTo(1_000);
  }

  /** The vectors are (3, 4) and (1, 0), and (4, 3) and (1, 0): cosines 0.6 and 0.8. */
  @Test
  void cosineComparesTheVectorsOfPixels() {
    var targets = new Values(TWO_PIXELS, new float[] {1, 1, 0, 0});

    assertThat(loss(Loss.COSINE, TWO_PIXELS, targets, 3, 4, 4, 3)).isCloseTo(0.3, within(1e-12));
  }

  /** Logits (0, ln 3) and (0, 0): probabilities of the right classes are 3/4 and 1/2. */
  @Test
  void pixelsAreClassifiedOneByOne() {
    double[] logits = {0, 0, Math.log(3), 0};

    assertThat(loss(Loss.CROSS_ENTROPY, TWO_PIXELS, new Masks(1, 2, new int[] {1, 0}), logits))
        .isCloseTo(-(Math.log(0.75) + Math.log(0.5)) / 2, within(1e-12));
    assertThat(
            loss(
                Loss.CROSS_ENTROPY,
                TWO_PIXELS,
                new Masks(1, 2, new int[] {Masks.IGNORED, 0}),
                logits))
        .isCloseTo(Math.log(2), within(1e-12));
  }

  @Test
  void structuralSimilarityOfEqualMapsIsOne() {
    var targets = new Values(TWO_PIXELS, new float[] {0.5f, -0.5f, 1, 0});

    assertThat(loss(Loss.SSIM, TWO_PIXELS, targets, 0.5, -0.5, 1, 0)).isCloseTo(0, within(1e-12));
  }

  /** Constant maps a and b have no variance, so only (2ab + C1) / (a² + b² + C1) is left. */
  @Test
  void structuralSimilarityOfConstantsIsTheirLuminance() {
    var one = TensorShape.of(1, 1, 1);
    double c1 = 4e-4;
    double expected = 1 - (2 * 0.5 * 1 + c1) / (0.25 + 1 + c1);

    assertThat(loss(Loss.SSIM, one, new Values(one, new float[] {1}), 0.5))
        .isCloseTo(expected, within(1e-9));
  }

  @Test
  void targetsOfAnotherKindAreRefused() {
    var classes = new Targets.Classes(new int[] {1});

    assertThatThrownBy(() -> loss(Loss.L1, PAIR, classes, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("targets are classes");
  }

  private static double loss(Loss loss, TensorShape shape, Targets targets, double... output) {
    try (var manager = NDManager.newBaseManager()) {
      var tensor = manager.create(output, Tensors.batch(1, shape));
      var batch = new Batch(TensorShape.of(1, 1, 1), new float[] {0}, targets);
      return new LossFunction(loss, DataType.FLOAT64).of(tensor, batch).getDouble();
    }
  }
}

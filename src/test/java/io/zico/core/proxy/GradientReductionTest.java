package io.zico.core.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GradientReductionTest {

  @Test
  void piecesGiveTheSameBitsAsTheWhole() {
    var random = new SplittableRandom(3);
    double[][] gradients = new double[3][10];
    for (double[] batch : gradients) {
      for (int w = 0; w < batch.length; w++) {
        batch[w] = random.nextDouble() - 0.5;
      }
    }
    var inPieces = new GradientReduction();
    for (int from = 0; from < 10; from += 4) {
      inPieces.add(columns(gradients, from), Math.min(4, 10 - from));
    }

    assertThat(inPieces.signal("conv")).isEqualTo(GradientSignal.of("conv", gradients));
  }

  private static double[][] columns(double[][] gradients, int from) {
    double[][] piece = new double[gradients.length][4];
    for (int b = 0; b < gradients.length; b++) {
      System.arraycopy(gradients[b], from, piece[b], 0, Math.min(4, 10 - from));
    }
    return piece;
  }
}

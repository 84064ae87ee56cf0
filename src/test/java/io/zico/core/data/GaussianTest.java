package io.zico.core.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.zico.core.architecture.TensorShape;
import org.junit.jupiter.api.Test;

class GaussianTest {

  @Test
  void aCornerIsThatOfTheWholeImage() {
    var noise = new Gaussian(TensorShape.of(2, 3, 4), 2, 5, 7);
    float[] whole = noise.pixels(3);

    // rows 0 and 1 of either channel, columns 0 and 1
    assertThat(noise.corner(3, TensorShape.of(2, 2, 2)))
        .containsExactly(
            whole[0], whole[1], whole[4], whole[5], whole[12], whole[13], whole[16], whole[17]);
  }

  @Test
  void cornersOfHugeImagesAreHadAlone() {
    var huge = new Gaussian(TensorShape.of(64, 4_096, 4_096), 10, 50_000, 0);

    assertThat(huge.corner(49_999, TensorShape.of(1, 2, 2))).doesNotContain(0).hasSize(4);
  }
}

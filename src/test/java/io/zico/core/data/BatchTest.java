package io.zico.core.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.zico.core.architecture.TensorShape;
import io.zico.core.data.Targets.Masks;
import io.zico.core.data.Targets.Values;
import org.junit.jupiter.api.Test;

class BatchTest {

  private static final TensorShape IMAGE = TensorShape.of(1, 1, 2);
  private static final float[] PIXELS = {1, 2, 3, 4, 5, 6};

  @Test
  void oneImageTakesItsClassAlong() {
    var image = new Batch(IMAGE, PIXELS, new int[] {7, 8, 9}).only(1);

    assertThat(image.size()).isEqualTo(1);
    assertThat(image.pixels()).containsExactly(3, 4);
    assertThat(image.labels()).containsExactly(8);
  }

  @Test
  void oneImageTakesItsMaskAlong() {
    var masks = new Masks(1, 2, new int[] {0, 1, 2, Masks.IGNORED, 4, 5});

    var mask = (Masks) new Batch(IMAGE, PIXELS, masks).only(1).targets();

    assertThat(mask.size()).isEqualTo(1);
    assertThat(mask.classes()).containsExactly(2, Masks.IGNORED);
  }

  @Test
  void oneImageTakesItsNumbersAlong() {
    var values = new Values(TensorShape.of(1), new float[] {0.5f, 1.5f, 2.5f});

    var value = (Values) new Batch(IMAGE, PIXELS, values).only(2).targets();

    assertThat(value.values()).containsExactly(2.5f);
  }
}

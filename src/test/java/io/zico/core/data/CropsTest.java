package io.zico.core.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.zico.core.architecture.TensorShape;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CropsTest {

  /** Each pixel tells its image, row and column: 100 i + 10 y + x, and the channels differ by 2. */
  private static Batch batch(int first, int images, int side) {
    var pixels = new ArrayList<Float>();
    for (int image = first; image < first + images; image++) {
      for (int channel = 0; channel < 2; channel++) {
        for (int place = 0; place < side * side; place++) {
          pixels.add(100f * image + 10 * (place / side) + place % side + 2 * channel - 1);
        }
      }
    }
    float[] values = new float[pixels.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = pixels.get(i);
    }
    return new Batch(TensorShape.of(2, side, side), values, new int[images]);
  }

  @Test
  void squaresAreGreyAndInsideTheirImage() {
    var crops = Crops.of(List.of(batch(0, 3, 5), batch(3, 3, 5)), 7);

    assertThat(crops).hasSize(3).allMatch(crop -> crop.size() == 1_000);
    for (int i = 0; i < 3_000; i++) {
      var square = crops.get(i / 1_000).only(i % 1_000).pixels();
      float corner = square[0];
      assertThat((int) corner / 100).isEqualTo(i % 6);
      assertThat(corner % 10).isBetween(0f, 2f);
      assertThat(corner % 100 / 10).isBetween(0f, 2.2f);
      assertThat(square)
          .containsExactly(
              corner,
              corner + 1,
              corner + 2,
              corner + 10,
              corner + 11,
              corner + 12,
              corner + 20,
              corner + 21,
              corner + 22);
    }
  }

  @Test
  void placesAreDrawnBySeed() {
    var images = List.of(batch(0, 3, 9));

    assertThat(Crops.of(images, 1).get(2).pixels()).isEqualTo(Crops.of(images, 1).get(2).pixels());
    assertThat(Crops.of(images, 1).get(2).pixels())
        .isNotEqualTo(Crops.of(images, 2).get(2).pixels());
  }

  @Test
  void smallImagesRepeatTheirBorder() {
    var square = Crops.of(List.of(batch(0, 1, 2)), 1).get(0).only(0).pixels();

    assertThat(square).containsExactly(0, 1, 1, 10, 11, 11, 10, 11, 11);
  }
}

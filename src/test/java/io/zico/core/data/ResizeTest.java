package io.zico.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.zico.core.architecture.TensorShape;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ResizeTest {

  private static final Offset<Float> ROUNDING = within(1e-4f);

  @Test
  void halvesWithATriangleTwicePixelWide() {
    // centre 1, reach 2: pixels 0, 1, 2 at distances .5, .5, 1.5 weigh 3/7, 3/7, 1/7
    var row = new float[] {0, 7, 14, 70};

    var halved = Resize.STRETCH.apply(row, TensorShape.of(1, 1, 4), 1, 2);

    assertThat(halved).containsExactly(new float[] {5, 37}, ROUNDING);
  }

  @Test
  void doublesByQuartersOfTheNeighbour() {
    var square = new float[] {0, 16, 32, 48};

    var doubled = Resize.CROP.apply(square, TensorShape.of(1, 2, 2), 4, 4);

    assertThat(doubled)
        .containsExactly(
            new float[] {0, 4, 12, 16, 8, 12, 20, 24, 24, 28, 36, 40, 32, 36, 44, 48}, ROUNDING);
  }

  @Test
  void halvesRowsAndColumnsAlike() {
    // the first row sums to 0*3+7*3+14 = 35 of 7, and each row is 70 more than the one above
    var square = new float[16];
    for (int i = 0; i < 16; i++) {
      square[i] = i % 4 * 7 + i / 4 * 70;
    }

    var halved = Resize.STRETCH.apply(square, TensorShape.of(1, 4, 4), 2, 2);

    // along a ramp of step s the two centres lie at 5/7 s and 16/7 s
    assertThat(halved).containsExactly(new float[] {55, 66, 165, 176}, ROUNDING);
  }

  @Test
  void cropsTheMiddleOfTheLongSide() {
    var wide = new float[] {9, 1, 2, 9, 9, 3, 4, 9};

    var cropped = Resize.CROP.apply(wide, TensorShape.of(1, 2, 4), 2, 2);

    assertThat(cropped).containsExactly(1, 2, 3, 4);
  }

  @Test
  void stretchingKeepsTheWholePicture() {
    var wide = new float[] {7, 0, 0, 0, 7, 0, 0, 0};

    var stretched = Resize.STRETCH.apply(wide, TensorShape.of(1, 2, 4), 2, 2);

    assertThat(stretched).containsExactly(new float[] {3, 0, 3, 0}, ROUNDING);
  }

  @Test
  void leavesAloneWhatHasTheSize() {
    var values = new float[] {1, 2, 3, 4};

    assertThat(Resize.CROP.apply(values, TensorShape.of(1, 2, 2), 2, 2)).isSameAs(values);
  }

  @Test
  void keepsTheChannelsApart() {
    var colours = new float[] {10, 10, 10, 10, 20, 20, 20, 20, 30, 30, 30, 30};

    var scaled = Resize.CROP.apply(colours, TensorShape.of(3, 2, 2), 1, 1);

    assertThat(scaled).containsExactly(new float[] {10, 20, 30}, ROUNDING);
  }

  @Test
  void bigPicturesShrinkToTheShortSide() {
    var picture = new Image(1, 2, 4, new byte[] {40, 40, 40, 40, 40, 40, 40, 40});

    var small = picture.withShortSideAtMost(1);

    assertThat(small.shape()).isEqualTo(TensorShape.of(1, 1, 2));
    assertThat(small.pixels()).containsExactly(40, 40);
  }
}

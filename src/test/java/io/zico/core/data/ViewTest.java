package io.zico.core.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.zico.core.architecture.TensorShape;
import org.junit.jupiter.api.Test;

/** What masks and target pictures show of the part of an image that a network sees. */
class ViewTest {

  private static byte[] nearest(Resize resize, TensorShape input, TensorShape map, int... levels) {
    var pixels = new byte[levels.length];
    for (int i = 0; i < levels.length; i++) {
      pixels[i] = (byte) levels[i];
    }
    return View.of(TensorShape.of(1, 2, levels.length / 2), resize, input, map).nearest(pixels);
  }

  private static TensorShape square(int side) {
    return TensorShape.of(1, side, side);
  }

  @Test
  void equalSizesChangeNothing() {
    assertThat(nearest(Resize.CROP, square(2), square(2), 1, 2, 3, 4)).containsExactly(1, 2, 3, 4);
  }

  @Test
  void masksAreCroppedAsImagesAre() {
    // ResizeTest crops the same values
    assertThat(nearest(Resize.CROP, square(2), square(2), 9, 1, 2, 9, 9, 3, 4, 9))
        .containsExactly(1, 2, 3, 4);
  }

  @Test
  void stretchedMasksKeepTheBorder() {
    // two columns of the picture for each of the map; centres lie in the second and fourth
    assertThat(nearest(Resize.STRETCH, square(2), square(2), 9, 1, 2, 8, 9, 3, 4, 7))
        .containsExactly(1, 8, 3, 7);
  }

  @Test
  void enlargedMasksHaveNoNewLevels() {
    assertThat(nearest(Resize.CROP, square(4), square(4), 1, 5, 9, 3))
        .containsExactly(1, 1, 5, 5, 1, 1, 5, 5, 9, 9, 3, 3, 9, 9, 3, 3);
  }

  @Test
  void smallerMapsSeeWhatTheInputSees() {
    // the input crops the two middle columns, of which a map of one pixel sees the centre
    assertThat(nearest(Resize.CROP, square(2), square(1), 9, 1, 2, 9, 9, 3, 4, 9))
        .containsExactly(4);
    assertThat(nearest(Resize.CROP, square(8), square(2), 9, 1, 2, 9, 9, 3, 4, 9))
        .containsExactly(1, 2, 3, 4);
  }

  @Test
  void targetsAreFilteredAsImagesAre() {
    float[] values = {9, 1, 2, 9, 9, 3, 4, 9};
    var shape = TensorShape.of(1, 2, 4);
    Resize.Rows rows = (position, row) -> System.arraycopy(values, position, row, 0, row.length);

    var seen = View.of(shape, Resize.CROP, square(8), square(8)).blended(rows);

    assertThat(seen).isEqualTo(Resize.CROP.apply(values, shape, 8, 8));
  }
}

package io.zico.core.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.zico.core.architecture.TensorShape;
import io.zico.core.data.Targets.Masks;
import io.zico.core.data.Targets.Values;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each task asks of images and networks. */
class TaskTest {

  private static final TensorShape IMAGE = TensorShape.of(3, 6, 6);
  private static final Gaussian NOISE = new Gaussian(IMAGE, 5, 100, 1);

  @ParameterizedTest
  @CsvSource({
    "CLASSIFICATION, true, false",
    "MULTI_LABEL, true, false",
    "REGRESSION, true, false",
    "JIGSAW, true, false",
    "SEGMENTATION, false, true",
    "AUTOENCODING, false, true",
    "SURFACE_NORMALS, false, true",
  })
  void headsFitTheTask(Task task, boolean vector, boolean map) {
    assertThat(task.misfit(IMAGE, TensorShape.of(5)).isEmpty()).isEqualTo(vector);
    assertThat(task.misfit(IMAGE, IMAGE).isEmpty()).isEqualTo(map);
  }

  @Test
  void misfitsNameBothSides() {
    assertThat(Task.SEGMENTATION.misfit(IMAGE, TensorShape.of(5)))
        .contains(
            "task SEGMENTATION needs a network that gives a map of pixels, but this one gives 5");
  }

  @Test
  void autoencodersAreAskedForTheImage() {
    var batch = NOISE.draw(draw(Task.AUTOENCODING, IMAGE)).get(0);

    assertThat(((Values) batch.targets()).values()).isEqualTo(batch.pixels());
  }

  @Test
  void noiseFillsTheRangeOfAutoencoders() {
    var usual = NOISE.draw(draw(Task.CLASSIFICATION, TensorShape.of(5))).get(0).pixels();
    var shown = NOISE.draw(draw(Task.AUTOENCODING, IMAGE)).get(0).pixels();

    assertThat(shown[0]).isEqualTo(usual[0] / 3);
    for (float value : shown) {
      assertThat(value).isBetween(-1f, 1f);
    }
  }

  @Test
  void pixelsOfNoiseHaveRandomClasses() {
    var batch = NOISE.draw(draw(Task.SEGMENTATION, TensorShape.of(5, 6, 6))).get(0);

    var masks = (Masks) batch.targets();
    assertThat(masks.classes()).hasSize(4 * 36).contains(0, 1, 2, 3, 4);
  }

  @Test
  void jigsawsShowTheSameTilesInAnotherOrder() {
    var shuffled = NOISE.draw(draw(Task.JIGSAW, TensorShape.of(50))).get(0);
    var whole = NOISE.draw(draw(Task.CLASSIFICATION, TensorShape.of(50))).get(0);

    assertThat(shuffled.pixels()).containsExactlyInAnyOrder(whole.pixels());
    assertThat(shuffled.pixels()).isNotEqualTo(whole.pixels());
  }

  @Test
  void puzzlesPutTilesWhereTheOrderSays() {
    var puzzle = new Puzzle(TensorShape.of(1, 3, 3), 1_000);
    float[] tiles = {0, 1, 2, 3, 4, 5, 6, 7, 8};

    var orders =
        IntStream.range(0, puzzle.orders())
            .mapToObj(order -> Arrays.toString(puzzle.shuffled(tiles, order)))
            .distinct();
    assertThat(orders).hasSize(1_000);
    assertThat(puzzle.shuffled(tiles, 7)).containsExactlyInAnyOrder(tiles);
  }

  private static Draw draw(Task task, TensorShape output) {
    return new Draw(IMAGE, task, output, 4, 1, 0, Resize.CROP);
  }
}

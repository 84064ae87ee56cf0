package io.zico.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zico.core.architecture.TensorShape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawTest {

  private static final TensorShape INPUT = TensorShape.of(3, 4, 4);
  private static final Gaussian NOISE = new Gaussian(INPUT, 10, 64, 0);

  private static Draw draw(int batchSize, int batches, long seed) {
    return new Draw(INPUT, 10, batchSize, batches, seed, Resize.CROP);
  }

  private static Dataset dataset(TensorShape image) {
    var categories = IntStream.range(0, 10).mapToObj(i -> new Category("c" + i, 10)).toList();
    return new Dataset(
        "id",
        "ten",
        "",
        Dataset.Kind.IMAGES,
        image,
        Labels.ofClasses(categories),
        100,
        null,
        0,
        "");
  }

  @Test
  void noImageIsDrawnTwice() {
    assertThat(draw(32, 3, 1).from(100)).hasSize(96).doesNotHaveDuplicates();
  }

  @Test
  void drawingTheWholeSetIsAPermutation() {
    assertThat(Arrays.stream(draw(10, 10, 7).from(100)).sorted())
        .containsExactlyElementsOf(IntStream.range(0, 100).boxed().toList());
  }

  @Test
  void theSameSeedDrawsTheSame() {
    assertThat(draw(8, 2, 5).from(100)).isEqualTo(draw(8, 2, 5).from(100));
    assertThat(draw(8, 2, 5).from(100)).isNotEqualTo(draw(8, 2, 6).from(100));
  }

  @Test
  void oneBatchMoreLeavesTheOthersAlone() {
    assertThat(draw(8, 3, 5).from(100)).startsWith(draw(8, 2, 5).from(100));
  }

  @Test
  void drawingMoreThanThereIsFails() {
    assertThatThrownBy(() -> draw(51, 2, 0).from(101))
        .hasMessage("102 images cannot be drawn from 101");
  }

  @Test
  void allMismatchesAreToldAtOnce() {
    var draw = new Draw(TensorShape.of(4, 8, 8), 9, 64, 2, 0, Resize.CROP);

    assertThat(dataset(INPUT).mismatches(draw).stream().map(Mismatch::field))
        .containsExactly("batchSize", "classes", "input");
    assertThatThrownBy(() -> dataset(INPUT).require(draw))
        .isInstanceOf(DatasetMismatchException.class)
        .hasMessageContaining("need 128 images, but dataset 'ten' has 100")
        .hasMessageContaining("has 10 classes, but the network tells only 9 apart")
        .hasMessageContaining("takes 4 channels, but images of dataset 'ten' have 3")
        .hasMessageContaining("so give it 3");
  }

  @Test
  void batchesBeyondAnArrayNameBothNumbers() {
    var draw = new Draw(TensorShape.of(3, 4_096, 4_096), 10, 64, 1, 0, Resize.CROP);

    // 64 * 3 * 4096 * 4096
    assertThatThrownBy(() -> dataset(INPUT).require(draw))
        .hasMessageContaining("has 3,221,225,472 values, but may have at most 2,147,483,647");
  }

  @Test
  void moreClassesThanLabelsAreFine() {
    var draw = new Draw(TensorShape.of(1, 8, 8), 1_000, 50, 2, 0, Resize.CROP);

    assertThat(dataset(INPUT).mismatches(draw)).isEmpty();
  }

  @Test
  void gaussianImagesLookStandardNormal() {
    var batch = NOISE.draw(draw(64, 1, 0)).get(0);
    var values = IntStream.range(0, batch.pixels().length).mapToDouble(i -> batch.pixels()[i]);
    var statistics = values.boxed().collect(Collectors.summarizingDouble(v -> v * v));

    // the mean of 3,072 squares has a standard error of sqrt(2 / 3072) = 0.026
    assertThat(statistics.getAverage()).isBetween(0.9, 1.1);
    assertThat(batch.labels()).contains(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
  }

  @Test
  void memoryIsThatOfImagesAndAnswers() {
    assertThat(bytes(Task.CLASSIFICATION, TensorShape.of(65_536))).isEqualTo(8 * (192 + 1) * 4);
    assertThat(bytes(Task.REGRESSION, TensorShape.of(65_536))).isEqualTo(8 * (192 + 65_536) * 4);
    assertThat(bytes(Task.SEGMENTATION, TensorShape.of(17, 8, 8))).isEqualTo(8 * (192 + 64) * 4);
    assertThat(bytes(Task.AUTOENCODING, TensorShape.of(3, 8, 8))).isEqualTo(8 * (192 + 192) * 4);
  }

  @Test
  void answersThatNoArrayHoldsAreRefused() {
    var draw = large(Task.REGRESSION, TensorShape.of(65_536), 32_768, 1);

    assertThatThrownBy(() -> dataset(INPUT).require(draw))
        .isInstanceOf(DatasetMismatchException.class)
        .hasMessageContaining(
            "a batch of 32,768 answers of 65536 has 2,147,483,648 values, but may have at most");
  }

  private static double bytes(Task task, TensorShape output) {
    return large(task, output, 4, 2).bytes();
  }

  private static Draw large(Task task, TensorShape output, int batchSize, int batches) {
    return new Draw(TensorShape.of(3, 8, 8), task, output, batchSize, batches, 0, Resize.CROP);
  }

  @Test
  void gaussianImagesAreDrawnByNumber() {
    var draw = draw(4, 2, 3);
    int sixth = draw.from(64)[5];

    var second = NOISE.draw(draw).get(1);

    assertThat(Arrays.copyOfRange(second.pixels(), 48, 96)).isEqualTo(NOISE.pixels(sixth));
    assertThat(second.labels()[1]).isEqualTo(NOISE.label(sixth));
  }

  @Test
  void differentDescriptionsHaveDifferentHashes() {
    assertThat(
            List.of(
                NOISE.contentHash(),
                new Gaussian(INPUT, 10, 64, 1).contentHash(),
                new Gaussian(INPUT, 10, 65, 0).contentHash()))
        .doesNotHaveDuplicates()
        .allMatch(hash -> hash.matches("[0-9a-f]{64}"));
  }
}

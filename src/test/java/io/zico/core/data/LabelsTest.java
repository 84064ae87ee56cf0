package io.zico.core.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.zico.core.architecture.TensorShape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which labels serve which task. */
class LabelsTest {

  private static final TensorShape INPUT = TensorShape.of(3, 6, 6);

  private static Dataset dataset(Labels.Kind kind, int categories) {
    var names = IntStream.range(0, categories).mapToObj(i -> new Category("c" + i, 1)).toList();
    return new Dataset(
        "id", "data", "", Dataset.Kind.IMAGES, INPUT, new Labels(kind, names), 100, null, 0, "");
  }

  private static List<String> mismatches(Dataset dataset, Task task, TensorShape output) {
    var draw = new Draw(INPUT, task, output, 2, 1, 0, Resize.CROP);
    return dataset.mismatches(draw).stream().map(Mismatch::message).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "CLASSIFICATION, CLASS",
    "MULTI_LABEL, TAGS",
    "REGRESSION, TAGS VECTOR",
    "SEGMENTATION, MASK",
    "SURFACE_NORMALS, MAP",
    "AUTOENCODING, NONE CLASS MASK TAGS VECTOR MAP",
    "JIGSAW, NONE CLASS MASK TAGS VECTOR MAP",
  })
  void tasksTakeTheLabelsThatAnswerThem(Task task, String kinds) {
    var fitting =
        Arrays.stream(Labels.Kind.values()).filter(kind -> kind.answers(task)).map(Enum::name);

    assertThat(fitting).containsExactly(kinds.split(" "));
  }

  @Test
  void misfitsNameBothSides() {
    assertThat(mismatches(dataset(Labels.Kind.MASK, 11), Task.CLASSIFICATION, TensorShape.of(20)))
        .containsExactly(
            "dataset 'data' has a class for each pixel, which task CLASSIFICATION cannot use; it"
                + " needs one class for each image, or a Gaussian dataset, which answers every"
                + " task at random");
    assertThat(mismatches(dataset(Labels.Kind.VECTOR, 4), Task.MULTI_LABEL, TensorShape.of(4)))
        .singleElement()
        .asString()
        .contains("has numbers for each image", "it needs zeros and ones for each image");
  }

  @Test
  void vectorsAreAsLongAsTheNetworkGives() {
    var dataset = dataset(Labels.Kind.VECTOR, 4);

    assertThat(mismatches(dataset, Task.REGRESSION, TensorShape.of(4))).isEmpty();
    assertThat(mismatches(dataset, Task.REGRESSION, TensorShape.of(9)))
        .containsExactly(
            "dataset 'data' has 4 numbers for each image, but the network gives 9; let it give as"
                + " many");
  }

  @Test
  void networksTellAllClassesOfMasksApart() {
    var dataset = dataset(Labels.Kind.MASK, 11);

    assertThat(mismatches(dataset, Task.SEGMENTATION, TensorShape.of(17, 6, 6))).isEmpty();
    assertThat(mismatches(dataset, Task.SEGMENTATION, TensorShape.of(10, 6, 6)))
        .singleElement()
        .asString()
        .contains("has 11 classes", "tells only 10 apart");
  }

  @Test
  void onlyTrueLabelsAreCalledLabels() {
    assertThat(dataset(Labels.Kind.NONE, 0).labelled()).isFalse();
    assertThat(dataset(Labels.Kind.NONE, 0).synthetic()).isFalse();
    assertThat(dataset(Labels.Kind.MAP, 0).labelled()).isTrue();
  }
}

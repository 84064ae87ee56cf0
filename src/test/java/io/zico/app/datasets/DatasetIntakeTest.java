package io.zico.app.datasets;

import static io.zico.app.datasets.UploadFixture.cifar;
import static io.zico.app.datasets.UploadFixture.concat;
import static io.zico.app.datasets.UploadFixture.file;
import static io.zico.app.datasets.UploadFixture.grey;
import static io.zico.app.datasets.UploadFixture.idxImages;
import static io.zico.app.datasets.UploadFixture.idxLabels;
import static io.zico.app.datasets.UploadFixture.png;
import static io.zico.app.datasets.UploadFixture.tarGz;
import static io.zico.app.datasets.UploadFixture.text;
import static io.zico.app.datasets.UploadFixture.upload;
import static io.zico.app.datasets.UploadFixture.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.zico.core.architecture.TensorShape;
import io.zico.core.data.Category;
import io.zico.core.data.Dataset;
import io.zico.core.data.Normalization;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DatasetIntakeTest {

  private final Library library = Library.onH2("max-side", "4", "max-images", "100");

  private static Map<String, byte[]> shades(int count) {
    var entries = new TreeMap<String, byte[]>();
    for (int i = 0; i < count; i++) {
      var folder = i % 4 == 0 ? "rare" : "usual";
      entries.put(folder + "/" + i + ".png", png(2, 2, i << 16));
    }
    return entries;
  }

  private Dataset add(String name, byte[] archive, int maxImages) {
    return library.add(name, upload(file("a", archive)), maxImages).stored().dataset();
  }

  @Test
  void samplesAreStratifiedByClass() {
    var dataset = add("shades", zip(shades(40)), 8);

    assertThat(dataset.categories())
        .containsExactly(new Category("rare", 2), new Category("usual", 6));
    assertThat(dataset.images()).isEqualTo(8);
  }

  @Test
  void orderOfTheArchiveDoesNotMatter() {
    var reversed = new TreeMap<String, byte[]>(Comparator.reverseOrder());
    reversed.putAll(shades(40));

    var first = add("first", zip(shades(40)), 8);
    var second = add("second", tarGz(new LinkedHashMap<>(reversed)), 8);

    assertThat(second.contentHash()).isEqualTo(first.contentHash());
    assertThat(second.id()).isNotEqualTo(first.id());
    assertThat(add("third", zip(shades(40)), 9).contentHash()).isNotEqualTo(first.contentHash());
  }

  @Test
  void statisticsAreThoseOfThePixels() {
    // two grey pictures of 6 pixels: 0 to 5 and 10 to 15
    var upload = upload(file("images", idxImages(2)), file("labels", idxLabels(0, 1)));

    var dataset = library.add("two", upload).stored().dataset();

    var statistics = Library.statistics(dataset);
    assertThat(statistics.mean()).containsExactly(7.5 / 255);
    double variance = 35.0 / 12 + 25; // of six steps, and of two centres 5 off the mean
    assertThat(statistics.std().get(0)).isCloseTo(Math.sqrt(variance) / 255, within(1e-12));
  }

  @Test
  void largePicturesAreScaledDown() {
    var entries = Map.of("a/1.png", png(16, 8, 0x102030), "a/2.png", png(16, 8, 0x122030));
    var dataset = add("large", zip(entries), 8);

    assertThat(dataset.image()).isEqualTo(TensorShape.of(3, 8, 4));
    assertThat(dataset.normalization())
        .isEqualTo(
            new Normalization(
                List.of(17 / 255.0, 32 / 255.0, 48 / 255.0), List.of(1 / 255.0, 0.0, 0.0)));
  }

  @Test
  void masksShrinkWithoutBlending() {
    int[] values = IntStream.range(0, 64).map(i -> i % 8 < 4 ? 3 : 9).toArray();
    var entries =
        Map.of(
            "images/1.png",
            png(8, 8, 0x102030),
            "images/2.png",
            png(8, 8, 0x122030),
            "masks/1.png",
            grey(8, 8, values),
            "masks/2.png",
            grey(8, 8, values));
    var dataset = add("masks", zip(entries), 8);

    assertThat(dataset.image()).isEqualTo(TensorShape.of(3, 4, 4));
    assertThat(dataset.categories())
        .filteredOn(category -> category.images() > 0)
        .containsExactly(new Category("3", 2), new Category("9", 2));
  }

  @Test
  void samplesOfMasksKeepPairsTogether() {
    var entries = new TreeMap<String, byte[]>();
    for (int i = 0; i < 20; i++) {
      entries.put("images/" + i + ".png", png(2, 2, i << 16));
      entries.put("masks/" + i + ".png", grey(2, 2, i, i, i, i));
    }

    var dataset = add("masks", zip(entries), 5);

    assertThat(dataset.images()).isEqualTo(5);
    var places = new TreeMap<>(Map.of(0, "", 1, "", 2, "", 3, "", 4, ""));
    library
        .images()
        .visit(
            dataset,
            places,
            (place, sample) ->
                assertThat(sample.label().bytes()).containsOnly(sample.image().at(0, 0, 0)));
  }

  @Test
  void masksOfWhichNothingCountsAreRefused() {
    var entries =
        Map.of(
            "images/1.png",
            png(1, 1, 0),
            "images/2.png",
            png(1, 1, 1),
            "masks/1.png",
            grey(1, 1, 255),
            "masks/2.png",
            grey(1, 1, 255));

    assertThatThrownBy(() -> add("void", zip(entries), 8))
        .hasMessageContaining("no pixel of the masks of the 2 images that are kept counts");
  }

  @Test
  void differentSizesHaveNoCommonShape() {
    var entries = Map.of("a/1.png", png(3, 3, 0), "a/2.png", png(4, 4, 1));

    assertThat(add("mixed", zip(entries), 8).image()).isNull();
  }

  @Test
  void blocksAreFilledOneAfterTheOther() {
    var records = IntStream.range(0, 100).mapToObj(i -> cifar(i % 10)).toArray(byte[][]::new);
    var dataset = library.add("ten", upload(file("a.bin", concat(records))), 100).stored();

    // 4 x 4 pixels of 3 bytes are few: one block; and all labels are there
    assertThat(library.rows("dataset_block")).isEqualTo(1);
    assertThat(library.images().labels(dataset.dataset().id()))
        .containsExactly(IntStream.range(0, 100).map(i -> i % 10).toArray());
  }

  @Test
  void imagesOfOneColourAreRefused() {
    var entries = Map.of("a/1.png", png(4, 4, 0x102030), "b/1.png", png(4, 4, 0x102030));

    assertThatThrownBy(() -> add("blank", zip(entries), 8))
        .isInstanceOf(InvalidUploadException.class)
        .hasMessageContaining(
            "all pixels of the 2 images that are kept have one colour, 16, 32, 48");
  }

  @Test
  void filesThatAreNoPicturesAreCounted() {
    var entries = shades(8);
    entries.put("README.txt", text("of the shades"));
    entries.put("usual/.DS_Store", text("x"));

    var stored = library.add("shades", upload(file("a", zip(entries)))).stored();

    assertThat(stored.ignoredFiles()).isEqualTo(2);
    assertThat(library.datasets().find("shades")).contains(stored);
  }

  @Test
  void moreImagesThanAllowedAreRefused() {
    assertThatThrownBy(() -> add("many", zip(shades(4)), 101))
        .isInstanceOf(InvalidUploadException.class)
        .hasMessageContaining("101 images are asked for, where 100 are allowed")
        .extracting("field")
        .isEqualTo("maxImages");
  }

  @Test
  void namesOfDatasetsThatStayAreTaken() {
    library.builtIn().afterSingletonsInstantiated();

    assertThatThrownBy(() -> add("conformance", zip(shades(4)), 4))
        .isInstanceOf(DatasetNameTakenException.class)
        .hasMessage("dataset 'conformance' came with the service and stays; choose another name");
  }

  @Test
  void moreBytesThanAllowedAreRefused() {
    var small = Library.onH2("max-upload", "1KB");

    assertThatThrownBy(() -> small.add("big", upload(file("a.bin", cifar(1)))))
        .isInstanceOf(UploadTooLargeException.class)
        .hasMessageContaining("the files have 3,073 bytes, where 1,024 are allowed");
  }
}

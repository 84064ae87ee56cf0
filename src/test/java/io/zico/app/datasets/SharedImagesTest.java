package io.zico.app.datasets;

import static io.zico.app.datasets.UploadFixture.file;
import static io.zico.app.datasets.UploadFixture.upload;
import static io.zico.app.datasets.UploadFixture.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.zico.core.architecture.TensorShape;
import io.zico.core.data.Draw;
import io.zico.core.data.Resize;
import io.zico.core.data.Targets.Masks;
import io.zico.core.data.Task;
import io.zico.fixture.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Real images, which are not part of the repository. */
class SharedImagesTest {

  private final Library library = Library.onH2();

  private static Path require(String path) {
    return Shared.file("data/images/" + path);
  }

  private static UploadFile bin(String path) throws IOException {
    return file(path, Files.readAllBytes(require(path)));
  }

  private static Map<String, byte[]> entries(Path folder, int classes) throws IOException {
    var entries = new TreeMap<String, byte[]>();
    try (var files = Files.walk(folder)) {
      for (var path : files.filter(Files::isRegularFile).sorted().toList()) {
        entries.put(folder.relativize(path).toString(), Files.readAllBytes(path));
        if (entries.size() == classes) {
          break;
        }
      }
    }
    return entries;
  }

  @Test
  void cifarHasItsStatisticsAndLabels() throws IOException {
    var dataset = library.add("c10", upload(bin("cifar10/cifar10_train_subset.bin"))).stored();

    var statistics = Library.statistics(dataset.dataset());
    assertThat(dataset.dataset().images()).isEqualTo(2_000);
    assertThat(dataset.dataset().categories()).allMatch(category -> category.images() == 200);
    // published for all 50,000 training images; these are a 25th of them
    var mean = List.of(0.4914, 0.4822, 0.4465);
    var std = List.of(0.2470, 0.2435, 0.2616);
    for (int channel = 0; channel < 3; channel++) {
      assertThat(statistics.mean().get(channel)).isCloseTo(mean.get(channel), within(0.01));
      assertThat(statistics.std().get(channel)).isCloseTo(std.get(channel), within(0.01));
    }
  }

  @Test
  void picturesEqualTheBinaryRecords() throws IOException {
    var records = CifarFiles.ten(upload(bin("cifar10/cifar10_test_subset.bin")), 1 << 30);
    var byContent = new HashMap<String, Integer>();
    var binary = Pixels.of(records);
    for (int i = 0; i < binary.images().size(); i++) {
      byContent.put(content(binary.images().get(i).pixels()), binary.labels().get(i));
    }

    var archive = zip(entries(require("cifar10/test"), 1_000));
    try (var folders =
        PictureArchive.of(upload(file("test.zip", archive)), UploadFixture.limits())) {
      var pictures = Pixels.of(folders);

      assertThat(folders.classNames()).isEqualTo(records.classNames());
      assertThat(pictures.images()).isNotEmpty();
      for (int i = 0; i < pictures.images().size(); i++) {
        assertThat(byContent)
            .containsEntry(content(pictures.images().get(i).pixels()), pictures.labels().get(i));
      }
    }
  }

  private static String content(byte[] pixels) {
    return HexFormat.of().formatHex(pixels);
  }

  @Test
  void cifar100HasBothKindsOfLabels() throws IOException {
    var files = List.of(bin("cifar100/cifar100_train_subset.bin"));

    var fine = library.add("fine", Upload.of(files)).stored().dataset();
    var coarse =
        library
            .add(
                "coarse",
                new Upload(files, LabelRequest.of("coarse", null), List.of(), Part.UNSAID))
            .stored()
            .dataset();

    assertThat(fine.categories()).hasSize(100).allMatch(category -> category.images() == 20);
    assertThat(coarse.categories()).hasSize(20).allMatch(category -> category.images() == 100);
    assertThat(Library.statistics(fine).mean().get(0)).isCloseTo(0.5071, within(0.01));
  }

  @Test
  void roadsHaveElevenClassesOfPixels() throws IOException {
    var files = new TreeMap<String, byte[]>();
    entries(require("camvid/train"), 8).forEach((name, file) -> files.put("images/" + name, file));
    entries(require("camvid/trainannot"), 8)
        .forEach((name, file) -> files.put("masks/" + name, file));
    var archive = List.of(file("camvid.zip", zip(files)));
    var upload = new Upload(archive, LabelRequest.of(null, 11), List.of(), Part.UNSAID);
    var dataset = library.add("roads", upload).stored().dataset();

    var output = TensorShape.of(11, 64, 64);
    var draw =
        new Draw(TensorShape.of(3, 128, 128), Task.SEGMENTATION, output, 4, 2, 0, Resize.CROP);
    var masks = (Masks) library.library().draw(dataset, draw).get(0).targets();

    assertThat(dataset.categories()).hasSize(11).allMatch(category -> category.images() > 0);
    assertThat(masks.classes()).hasSize(4 * 64 * 64).contains(Masks.IGNORED, 0, 1, 3);
  }

  @Test
  void photographsAreDrawnAt224Pixels() throws IOException {
    var archive = zip(entries(require("imagenet_sample/short256"), 40));
    var dataset = library.add("net", upload(file("net.zip", archive))).stored().dataset();

    var draw = new Draw(TensorShape.of(3, 224, 224), 1_000, 16, 2, 1, Resize.CROP);
    var batches = library.library().draw(dataset, draw);

    assertThat(dataset.classNames()).hasSize(40).startsWith("n01440764", "n01443537");
    assertThat(dataset.image()).isNull();
    assertThat(batches).hasSize(2);
    assertThat(batches.get(0).pixels()[0]).isBetween(-3f, 3f);
  }
}

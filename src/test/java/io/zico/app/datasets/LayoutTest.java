package io.zico.app.datasets;

import static io.zico.app.datasets.UploadFixture.file;
import static io.zico.app.datasets.UploadFixture.limits;
import static io.zico.app.datasets.UploadFixture.png;
import static io.zico.app.datasets.UploadFixture.text;
import static io.zico.app.datasets.UploadFixture.upload;
import static io.zico.app.datasets.UploadFixture.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zico.core.data.Labels;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the folders of an archive mean. */
class LayoutTest {

  private static final byte[] PICTURE = png(2, 2, 0x102030);
  private static final byte[] TABLE = text("file,x\na.png,0.5\n");

  private static UploadFile archive(String... files) {
    var entries = new HashMap<String, byte[]>();
    for (var name : files) {
      entries.put(name, name.endsWith(".csv") ? TABLE : PICTURE);
    }
    return file("a.zip", zip(entries));
  }

  private static Labels.Kind kind(Upload upload) throws IOException {
    try (var source = PictureArchive.of(upload, limits())) {
      return source.kind();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "cat/a.png dog/b.png, CLASS",
    "train/cat/a.png train/dog/b.png labels.csv, CLASS",
    "images/a.png masks/a.png, MASK",
    "camvid/train/images/a.png camvid/train/masks/a.png, MASK",
    "images/a.png targets/a.png, MAP",
    "images/a.png labels.csv, VECTOR",
    "images/a.png images/labels.csv, VECTOR",
    "set/images/a.png set/labels.csv, VECTOR",
    "a.png labels.csv, VECTOR",
    "a.png b.png, NONE",
    "images/a.png, NONE",
  })
  void foldersSayWhatIsKnown(String files, Labels.Kind kind) throws IOException {
    assertThat(kind(upload(archive(files.split(" "))))).isEqualTo(kind);
  }

  @Test
  void clientsMaySayWhatElseFoldersMean() throws IOException {
    assertThat(kind(upload("class", archive("cat/a.png")))).isEqualTo(Labels.Kind.CLASS);
    assertThat(kind(upload("none", archive("cat/a.png", "dog/b.png")))).isEqualTo(Labels.Kind.NONE);
    assertThat(kind(upload("class", archive("images/a.png", "masks/b.png"))))
        .isEqualTo(Labels.Kind.CLASS);
  }

  @Test
  void foldersThatCouldMeanTwoThingsAskWhich() {
    assertThatThrownBy(() -> kind(upload(archive("images/a.png", "masks/a.png", "old/a.png"))))
        .isInstanceOf(InvalidUploadException.class)
        .hasMessageContaining("has the folders images, masks, old; say with 'labels'");
  }

  @Test
  void foldersThatLabelsNeedAreNamed() {
    assertThatThrownBy(() -> kind(upload("mask", archive("cat/a.png", "dog/b.png"))))
        .hasMessage(
            "'a.zip' has pictures in the folders cat, dog, but labels that are mask need the"
                + " folders images and masks");
    assertThatThrownBy(() -> kind(upload("class", archive("a.png"))))
        .hasMessageContaining("has pictures in no folder", "need a folder for each class");
    assertThatThrownBy(() -> kind(upload("tags", archive("images/a.png"))))
        .hasMessageContaining("has no labels.csv for the pictures in 'images'");
  }

  @Test
  void settingsOfOtherLabelsAreRefused() {
    var files = List.of(archive("images/a.png", "targets/a.png"));
    var void11 = new Upload(files, LabelRequest.of(null, 11), List.of(), Part.UNSAID);
    var named = new Upload(files, LabelRequest.UNSAID, List.of("x"), Part.UNSAID);

    assertThatThrownBy(() -> kind(void11))
        .hasMessageContaining("only masks have pixels that do not count, but the labels are map");
    assertThatThrownBy(() -> kind(named)).hasMessageContaining("class names are given");
  }

  @Test
  void otherFormatsHaveOneClassForEachImage() {
    var record = file("a.bin", UploadFixture.cifar(1));

    assertThatThrownBy(() -> Library.onH2().add("c", upload("mask", record)))
        .hasMessageContaining("cifar10 files have one class for each image", "that are mask");
    assertThatThrownBy(() -> Library.onH2().add("c", upload("coarse", record)))
        .hasMessageContaining("only CIFAR-100 has fine and coarse labels");
  }

  @Test
  void tablesThatAreNotReadAreCounted() throws IOException {
    try (var source =
        PictureArchive.of(upload(archive("cat/a.png", "dog/b.png", "labels.csv")), limits())) {
      assertThat(source.ignoredFiles()).isEqualTo(1);
    }
    try (var source = PictureArchive.of(upload(archive("images/a.png", "labels.csv")), limits())) {
      assertThat(source.ignoredFiles()).isZero();
    }
  }
}

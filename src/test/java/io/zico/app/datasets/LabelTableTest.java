package io.zico.app.datasets;

import static io.zico.app.datasets.UploadFixture.file;
import static io.zico.app.datasets.UploadFixture.limits;
import static io.zico.app.datasets.UploadFixture.png;
import static io.zico.app.datasets.UploadFixture.text;
import static io.zico.app.datasets.UploadFixture.upload;
import static io.zico.app.datasets.UploadFixture.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zico.core.data.Label;
import io.zico.core.data.Labels;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Images that come with numbers in a table. */
class LabelTableTest {

  private static final byte[] PICTURE = png(1, 1, 0x102030);

  private static UploadFile archive(byte[] table) {
    return file(
        "a.zip",
        zip(Map.of("images/a.png", PICTURE, "images/b.png", PICTURE, "labels.csv", table)));
  }

  private static PictureArchive open(String table) throws IOException {
    return PictureArchive.of(upload(archive(text(table))), limits());
  }

  private static List<float[]> numbers(String table) throws IOException {
    var numbers = new ArrayList<float[]>();
    try (var source = open(table)) {
      source.read(
          IntStream.range(0, source.labels().length).toArray(),
          sample -> numbers.add(((Label.Vector) sample.label()).numbers()));
    }
    return numbers;
  }

  @Test
  void rowsFindTheirPictures() throws IOException {
    var numbers = numbers("\uFEFFfile,x,y\r\nb.png, 1e-3,-2\r\n\r\n\"a.png\",.5,+7.\r\n");

    assertThat(numbers.get(0)).containsExactly(0.5f, 7);
    assertThat(numbers.get(1)).containsExactly(0.001f, -2);
  }

  @Test
  void columnsNameTheNumbers() throws IOException {
    try (var source = open("file,height,width\na.png,1,2\nb.png,3,4\n")) {
      assertThat(source.classNames()).containsExactly("height", "width");
      assertThat(source.kind()).isEqualTo(Labels.Kind.VECTOR);
    }
  }

  @Test
  void zerosAndOnesAreTags() throws IOException {
    var table = "file,chair,table\na.png,1,0\nb.png,1.0,0e5\n";
    try (var source = open(table)) {
      assertThat(source.kind()).isEqualTo(Labels.Kind.TAGS);
    }
    var asked = upload("vector", archive(text(table)));
    try (var source = PictureArchive.of(asked, limits())) {
      assertThat(source.kind()).isEqualTo(Labels.Kind.VECTOR);
    }
  }

  @Test
  void tagsThatAreAskedForAreZerosAndOnes() {
    var upload = upload("tags", archive(text("file,chair\na.png,1\nb.png,2\n")));

    assertThatThrownBy(() -> PictureArchive.of(upload, limits()))
        .hasMessage("'a.zip', entry 'labels.csv' line 3 has 2 for 'chair', but tags are 0 or 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "1e39", "1f", "0x1p3", "", "1,5", "one", "1 2"})
  void otherThanFiniteNumbersAreRefused(String cell) {
    assertThatThrownBy(() -> open("file,x\na.png,0\nb.png,\"%s\"\n".formatted(cell)))
        .isInstanceOf(InvalidUploadException.class)
        .hasMessage(
            "'a.zip', entry 'labels.csv' line 3 has '%s' for 'x', which is no finite number"
                .formatted(cell));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "file,x;a.png,1|has no row for the picture 'images/b.png'",
        "file,x;a.png,1;c.png,1|has no row for the picture 'images/b.png'",
        "file,x;a.png,1;b.png,1;c.png,1|line 4 names 'c.png', but there are only 2 pictures",
        "file,x;a.png,1;a.png,1|line 3 names 'a.png' a second time",
        "file,x;a.png,1,2|line 2 has 3 cells, but the first row names 2 columns",
        "file,x;a.png|line 2 has 1 cells, but the first row names 2 columns",
        "file,x,x;a.png,1,2|names a column twice",
        "file,;a.png,1|not at all",
        "file;a.png|has 0 columns of numbers, where 1 to 4,096 are allowed",
        "file,x|has no rows",
      })
  void tablesThatDoNotFitAreRefused(String table, String reason) {
    assertThatThrownBy(() -> open(table.replace(';', '\n')))
        .isInstanceOf(InvalidUploadException.class)
        .hasMessageContaining("'a.zip', entry 'labels.csv' ")
        .hasMessageContaining(reason);
  }

  @Test
  void longRowsAreNotKeptInMemory() {
    var header = "file" + ",x".repeat(100_000);

    assertThatThrownBy(() -> open(header + "\n"))
        .hasMessageContaining("has 10,000 columns of numbers, where 1 to 4,096 are allowed");
  }

  @Test
  void textThatIsNotUtf8IsRefused() {
    var upload = upload(archive(new byte[] {'f', (byte) 0xFF, (byte) 0xFE, ',', 'x', '\n'}));

    assertThatThrownBy(() -> PictureArchive.of(upload, limits()))
        .hasMessage("'a.zip', entry 'labels.csv' is no UTF-8 text; save it as UTF-8");
  }

  @Test
  void eachPartHasATableOfItsOwn() throws IOException {
    var entries =
        Map.of(
            "train/images/a.png",
            PICTURE,
            "train/labels.csv",
            text("file,x\na.png,5\n"),
            "test/images/a.png",
            PICTURE,
            "test/labels.csv",
            text("file,x\na.png,6\n"));
    var files = List.of(file("a.zip", zip(entries)));
    var test = new Upload(files, LabelRequest.UNSAID, List.of(), new Part("test"));

    try (var source = PictureArchive.of(test, limits())) {
      source.read(
          new int[] {0},
          sample -> assertThat(((Label.Vector) sample.label()).numbers()).containsExactly(6));
    }
  }
}

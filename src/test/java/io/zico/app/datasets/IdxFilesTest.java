package io.zico.app.datasets;

import static io.zico.app.datasets.UploadFixture.concat;
import static io.zico.app.datasets.UploadFixture.file;
import static io.zico.app.datasets.UploadFixture.gzip;
import static io.zico.app.datasets.UploadFixture.idxImages;
import static io.zico.app.datasets.UploadFixture.idxLabels;
import static io.zico.app.datasets.UploadFixture.limits;
import static io.zico.app.datasets.UploadFixture.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdxFilesTest {

  private static final UploadFile IMAGES = file("images", idxImages(3));
  private static final UploadFile LABELS = file("labels.gz", gzip(idxLabels(2, 0, 4)));

  private static ImageSource read(UploadFile... files) throws IOException {
    return IdxFiles.of(upload(files), limits());
  }

  @Test
  void filesAreToldApartByTheirMagic() throws IOException {
    for (var source : List.of(read(IMAGES, LABELS), read(LABELS, IMAGES))) {
      assertThat(source.labels()).containsExactly(2, 0, 4);
      assertThat(source.classNames()).containsExactly("0", "1", "2", "3", "4");
      assertThat(Pixels.of(source).firsts()).containsExactly(0, 10, 20);
    }
  }

  @Test
  void rowsComeBeforeColumns() throws IOException {
    var image = Pixels.of(read(IMAGES, LABELS), 1).images().get(0);

    assertThat(image.shape().dimensions()).containsExactly(1, 2, 3);
    assertThat(image.at(0, 1, 0)).isEqualTo(13);
  }

  @Test
  void aMissingLabelFileIsNamed() {
    assertThatThrownBy(() -> read(IMAGES))
        .isInstanceOf(InvalidUploadException.class)
        .hasMessageContaining("one of labels (00 00 08 01)")
        .hasMessageContaining("'images' starts with 00000803");
  }

  @Test
  void imagesAndLabelsMustBeAsMany() {
    assertThatThrownBy(() -> read(IMAGES, file("labels", idxLabels(1, 2))))
        .hasMessage("'images' has 3 images, but 'labels' has 2 labels");
  }

  @Test
  void missingPixelsAreRefused() {
    var cut = file("images", Arrays.copyOf(idxImages(3), 20));

    assertThatThrownBy(() -> read(cut, LABELS)).hasMessageContaining("'images' ends too early");
  }

  @Test
  void extraBytesAreRefused() {
    var longer = file("images", concat(idxImages(3), new byte[1]));

    assertThatThrownBy(() -> read(longer, LABELS))
        .hasMessageContaining("'images' goes on after the 3 images that it announces");
  }

  @Test
  void hugeCountsTakeNoMemory() {
    var header = ByteBuffer.allocate(16).putInt(0x0801).putInt(0xFFFFFFFF).array();

    assertThatThrownBy(() -> read(IMAGES, file("labels", header)))
        .hasMessageContaining("announces 4,294,967,295 images at byte 4");
  }

  @Test
  void hugePicturesTakeNoMemory() {
    var header =
        ByteBuffer.allocate(16).putInt(0x0803).putInt(3).putInt(50_000).putInt(50_000).array();

    assertThatThrownBy(() -> read(file("images", header), LABELS))
        .isInstanceOf(UploadTooLargeException.class)
        .hasMessageContaining("50,000 x 50,000 pixels, where 64,000,000 in all are allowed");
  }

  @Test
  void labelsWithoutNameAreRefused() {
    var upload =
        new Upload(
            List.of(IMAGES, LABELS), LabelRequest.UNSAID, List.of("a", "b", "c"), Part.UNSAID);

    assertThatThrownBy(() -> IdxFiles.of(upload, limits()))
        .hasMessage("'labels.gz' has label 4 at byte 10, but only 3 class names are given");
  }
}

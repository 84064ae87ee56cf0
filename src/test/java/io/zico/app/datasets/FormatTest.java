package io.zico.app.datasets;

import static io.zico.app.datasets.UploadFixture.cifar;
import static io.zico.app.datasets.UploadFixture.file;
import static io.zico.app.datasets.UploadFixture.gzip;
import static io.zico.app.datasets.UploadFixture.idxImages;
import static io.zico.app.datasets.UploadFixture.idxLabels;
import static io.zico.app.datasets.UploadFixture.png;
import static io.zico.app.datasets.UploadFixture.tarGz;
import static io.zico.app.datasets.UploadFixture.text;
import static io.zico.app.datasets.UploadFixture.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormatTest {

  private static Format recognise(byte[]... contents) {
    return Format.recognise(Arrays.stream(contents).map(bytes -> file("a", bytes)).toList());
  }

  @Test
  void contentTellsTheFormat() {
    assertThat(recognise(cifar(3), cifar(4))).isEqualTo(Format.CIFAR10);
    assertThat(recognise(cifar(3, 5))).isEqualTo(Format.CIFAR100);
    assertThat(recognise(gzip(idxLabels(1)), idxImages(1))).isEqualTo(Format.IDX);
    assertThat(recognise(zip(Map.of("cat/a.png", png(1, 1, 0))))).isEqualTo(Format.FOLDERS);
    assertThat(recognise(tarGz(Map.of("cat/a.png", png(1, 1, 0))))).isEqualTo(Format.FOLDERS);
  }

  @Test
  void whatFitsNoFormatIsToldWhatWasSeen() {
    assertThatThrownBy(() -> recognise(text("hello")))
        .hasMessageContaining(
            "'a' is neither zip, tar.gz nor IDX, since it starts with 68 65 6c 6c")
        .hasMessageContaining("nor CIFAR, since 5 bytes are no multiple of 3,073 or 3,074")
        .hasMessageContaining("cifar10, cifar100 (binary versions), idx, folders");
    assertThatThrownBy(() -> recognise(cifar(3), Arrays.copyOf(cifar(3), 3_000)))
        .hasMessageContaining("3,000 bytes are no multiple of 3,073");
    assertThatThrownBy(() -> recognise(png(1, 1, 0)))
        .hasMessageContaining("'a' is a picture by itself; pack pictures into one zip or tar.gz");
    assertThatThrownBy(() -> recognise(zip(Map.of())))
        .hasMessageContaining("'a' is a zip without any files");
    assertThatThrownBy(() -> recognise(gzip(cifar(3))))
        .hasMessageContaining("'a' is gzipped, but neither tar nor IDX");
  }

  @Test
  void filesOfSeveralFormatsAreToldApart() {
    assertThatThrownBy(() -> recognise(cifar(3), idxImages(1)))
        .hasMessageContaining("'a' may be cifar10, 'a' may be idx")
        .extracting("field")
        .isEqualTo("format");
    // 3,073 records of two labels are 3,074 of one
    assertThatThrownBy(() -> recognise(new byte[3_073 * 3_074]))
        .hasMessageContaining("9,446,402 bytes are a multiple of 3,073 and of 3,074");
  }

  @Test
  void picklesAreNeverRead() {
    assertThatThrownBy(() -> recognise(new byte[] {(byte) 0x80, 2, 'c', 'o', 's'}))
        .isInstanceOf(InvalidUploadException.class)
        .hasMessageContaining("Python pickle, which could run code");
  }

  @Test
  void clientsMayNotFoolMessagesByNames() {
    var files = List.of(file("a'\n<b>.bin", text("x")));

    assertThat(files.get(0).name()).isEqualTo("a__<b>.bin");
  }
}

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
  void whatFitsNoFormatIsAskedFor() {
    assertThatThrownBy(() -> recognise(text("hello")))
        .hasMessageContaining("cannot be told with certainty");
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

package io.zico.app.datasets;

import static io.zico.app.datasets.UploadFixture.cifar;
import static io.zico.app.datasets.UploadFixture.concat;
import static io.zico.app.datasets.UploadFixture.file;
import static io.zico.app.datasets.UploadFixture.gzip;
import static io.zico.app.datasets.UploadFixture.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CifarFilesTest {

  private static final long MAX = 1_000_000;

  @Test
  void planesFollowTheLabel() throws IOException {
    var source = CifarFiles.ten(upload(file("a.bin", cifar(7))), MAX);

    var image = Pixels.of(source).images().get(0);

    assertThat(source.labels()).containsExactly(7);
    assertThat(image.at(0, 0, 0)).isEqualTo(0);
    assertThat(image.at(0, 5, 3)).isEqualTo(163); // 5 * 32 + 3
    assertThat(image.at(1, 0, 0)).isEqualTo(24); // 1024 % 200
    assertThat(image.at(2, 31, 31)).isEqualTo(71); // 3071 % 200
  }

  @Test
  void coarseLabelsComeBeforeFineOnes() throws IOException {
    var record = file("a.bin", cifar(19, 99));

    assertThat(CifarFiles.hundred(upload(record), MAX).labels()).containsExactly(99);
    assertThat(
            CifarFiles.hundred(
                    new Upload(
                        List.of(record), LabelRequest.of("coarse", null), List.of(), Part.UNSAID),
                    MAX)
                .labels())
        .containsExactly(19);
  }

  @Test
  void classesHaveTheOfficialNames() throws IOException {
    var record = file("a.bin", cifar(0, 0));

    assertThat(CifarFiles.hundred(upload(record), MAX).classNames())
        .hasSize(100)
        .startsWith("apple", "aquarium_fish")
        .endsWith("woman", "worm");
    assertThat(
            CifarFiles.hundred(
                    new Upload(
                        List.of(record), LabelRequest.of("coarse", null), List.of(), Part.UNSAID),
                    MAX)
                .classNames())
        .hasSize(20)
        .startsWith("aquatic_mammals")
        .endsWith("vehicles_2");
  }

  @Test
  void filesAreReadInOrderOfName() throws IOException {
    var first = file("data_batch_1.bin", concat(cifar(1), cifar(2)));
    var second = file("data_batch_2.bin.gz", gzip(cifar(3)));

    assertThat(CifarFiles.ten(upload(second, first), MAX).labels()).containsExactly(1, 2, 3);
  }

  @Test
  void testImagesAreMixedInOnlyOnDemand() throws IOException {
    var files = List.of(file("test_batch.bin", cifar(2)), file("data_batch_1.bin", cifar(1)));

    assertThatThrownBy(() -> CifarFiles.ten(Upload.of(files), MAX))
        .hasMessage("the upload has the parts test and train; say which one to take, or all");
    assertThat(CifarFiles.ten(of(files, "train"), MAX).labels()).containsExactly(1);
    assertThat(CifarFiles.ten(of(files, "test"), MAX).labels()).containsExactly(2);
    assertThat(CifarFiles.ten(of(files, "all"), MAX).labels()).containsExactly(1, 2);
    assertThatThrownBy(() -> CifarFiles.ten(of(files, "val"), MAX))
        .hasMessage("there is no part 'val' in the upload, only test and train");
  }

  private static Upload of(List<UploadFile> files, String part) {
    return new Upload(files, LabelRequest.UNSAID, List.of(), new Part(part));
  }

  @Test
  void onlyTheKeptImagesAreRead() throws IOException {
    var source = CifarFiles.ten(upload(file("a.bin", concat(cifar(4), cifar(5), cifar(6)))), MAX);

    assertThat(Pixels.of(source, 0, 2).labels()).containsExactly(4, 6);
  }

  @Test
  void labelsOutOfRangeNameTheirPlace() {
    var bad = file("a.bin", concat(cifar(1), cifar(10)));

    assertThatThrownBy(() -> CifarFiles.ten(upload(bad), MAX))
        .isInstanceOf(InvalidUploadException.class)
        .hasMessageContaining("'a.bin' has label 10 at byte 3,073, where 0 to 9 are allowed");
  }

  @Test
  void aBrokenRecordIsRefused() {
    var cut = file("a.bin", Arrays.copyOf(concat(cifar(1), cifar(2)), 5_000));

    assertThatThrownBy(() -> CifarFiles.ten(upload(cut), MAX))
        .hasMessageContaining("'a.bin' ends within a record: 5,000 bytes are no multiple of 3,073");
  }

  @Test
  void aTruncatedGzipIsRefused() {
    byte[] whole = gzip(concat(cifar(1), cifar(2)));
    var cut = file("a.bin.gz", Arrays.copyOf(whole, whole.length - 9));

    assertThatThrownBy(() -> CifarFiles.ten(upload(cut), MAX))
        .isInstanceOf(InvalidUploadException.class)
        .hasMessageContaining("'a.bin.gz' is damaged or cut after byte 6,146 unpacked")
        .hasMessageContaining("was it sent completely?");
  }

  @Test
  void namesMustBeAsManyAsClasses() {
    var upload =
        new Upload(
            List.of(file("a.bin", cifar(1))),
            LabelRequest.UNSAID,
            List.of("cat", "dog"),
            Part.UNSAID);

    assertThatThrownBy(() -> CifarFiles.ten(upload, MAX))
        .hasMessageContaining("2 class names are given for 10 classes");
  }

  @Test
  void anEmptyFileIsRefused() {
    assertThatThrownBy(() -> file("a.bin", new byte[0]))
        .hasMessageContaining("'a.bin' is empty (0 bytes)");
  }

  @Test
  void unpackingStopsAtTheLimit() {
    var large = file("a.bin.gz", gzip(concat(cifar(1), cifar(2))));

    assertThatThrownBy(() -> CifarFiles.ten(upload(large), 6_000))
        .isInstanceOf(UploadTooLargeException.class)
        .hasMessageContaining("more than the 6,000 bytes");
  }

  @Test
  void implausibleRatiosAreRefused() {
    var bomb = file("a.bin.gz", gzip(new byte[3_073 * 2_000]));

    assertThatThrownBy(() -> CifarFiles.ten(upload(bomb), 1L << 40))
        .isInstanceOf(UploadTooLargeException.class)
        .hasMessageContaining("unpacks to more than 200 times its size");
  }
}

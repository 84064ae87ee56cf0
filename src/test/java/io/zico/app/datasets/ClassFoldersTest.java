package io.zico.app.datasets;

import static io.zico.app.datasets.UploadFixture.file;
import static io.zico.app.datasets.UploadFixture.gzip;
import static io.zico.app.datasets.UploadFixture.limits;
import static io.zico.app.datasets.UploadFixture.png;
import static io.zico.app.datasets.UploadFixture.tarGz;
import static io.zico.app.datasets.UploadFixture.text;
import static io.zico.app.datasets.UploadFixture.upload;
import static io.zico.app.datasets.UploadFixture.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassFoldersTest {

  private static final byte[] DARK = png(2, 2, 0x010101);
  private static final byte[] GREY = png(2, 2, 0x020202);
  private static final byte[] LIGHT = png(2, 2, 0x030303);

  private static Map<String, byte[]> pets(String above) {
    var entries = new LinkedHashMap<String, byte[]>();
    entries.put(above + "dog/a.png", LIGHT);
    entries.put(above + "cat/b.png", GREY);
    entries.put(above + "cat/a.png", DARK);
    return entries;
  }

  private static PictureArchive read(byte[] archive) throws IOException {
    return PictureArchive.of(upload(file("pets", archive)), limits());
  }

  private static void assertHoldsThePets(byte[] archive) throws IOException {
    try (var source = read(archive)) {
      assertThat(source.classNames()).containsExactly("cat", "dog");
      assertThat(source.labels()).containsExactly(0, 0, 1);
      assertThat(Pixels.of(source).firsts()).containsExactly(1, 2, 3);
    }
  }

  @Test
  void orderIsThatOfNamesInEveryArchive() throws IOException {
    assertHoldsThePets(zip(pets("")));
    assertHoldsThePets(tarGz(pets("")));
  }

  @Test
  void foldersAboveTheClassesArePassedOver() throws IOException {
    assertHoldsThePets(zip(pets("pets/")));
    assertHoldsThePets(tarGz(pets("./train/")));
    assertHoldsThePets(zip(pets("pets/test/")));
  }

  @Test
  void testPicturesAreMixedInOnlyOnDemand() throws IOException {
    var archive = file("pets", zip(Map.of("train/cat/a.png", DARK, "test/dog/a.png", LIGHT)));

    assertThatThrownBy(() -> PictureArchive.of(upload(archive), limits()))
        .hasMessage("the upload has the parts test and train; say which one to take, or all");
    try (var source = PictureArchive.of(of(archive, "train"), limits())) {
      assertThat(source.classNames()).containsExactly("cat");
    }
    try (var source = PictureArchive.of(of(archive, "all"), limits())) {
      assertThat(source.labels()).containsExactly(1, 0); // test comes before train
    }
  }

  @Test
  void partsThatAreNotThereAreNamed() {
    assertThatThrownBy(() -> PictureArchive.of(of(file("pets", zip(pets(""))), "test"), limits()))
        .isInstanceOf(InvalidUploadException.class)
        .hasMessage("there is no part 'test', because the upload has none; leave it out");
  }

  private static Upload of(UploadFile archive, String part) {
    return new Upload(List.of(archive), LabelRequest.UNSAID, List.of(), new Part(part));
  }

  @Test
  void filesThatAreNoPicturesArePassedOver() throws IOException {
    var entries = pets("pets/");
    entries.put("pets/.DS_Store", text("x"));
    entries.put("__MACOSX/pets/cat/._a.png", text("x"));
    entries.put("pets/.thumbnails/a.png", LIGHT);
    entries.put("pets/cat/Thumbs.db", text("x"));
    entries.put("pets/README.txt", text("my pets"));
    entries.put("LICENSE", text("none"));

    assertHoldsThePets(zip(entries));
    try (var source = read(zip(entries))) {
      assertThat(source.ignoredFiles()).isEqualTo(6);
    }
  }

  @Test
  void picturesOfOtherFormatsAreRefusedByName() {
    var entries = pets("");
    entries.put("cat/c.GIF", text("GIF89a"));

    assertThatThrownBy(() -> read(zip(entries)))
        .hasMessageContaining("'pets', entry 'cat/c.GIF' is neither PNG nor JPEG");
  }

  @Test
  void picturesNeedNoExtension() throws IOException {
    try (var source = read(zip(Map.of("cat/a", DARK, "dog/b", LIGHT)))) {
      assertThat(source.labels()).containsExactly(0, 1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../cat/a.png",
        "cat/../../a.png",
        "/etc/cat/a.png",
        "cat\\..\\dog/a.png",
        "C:/cat/a.png",
        "cat//a.png",
        "cat/./a.png",
        "cat/a\u0000.png"
      })
  void namesThatLeadElsewhereAreRefused(String name) {
    assertThatThrownBy(() -> read(zip(Map.of(name, DARK))))
        .isInstanceOf(InvalidUploadException.class)
        .hasMessageContaining("is no path within the archive");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/b/c/cat/a.png", "a/b/cat/a.png"})
  void picturesOutsideOfClassFoldersAreRefused(String name) {
    assertThatThrownBy(() -> read(zip(Map.of(name, DARK))))
        .hasMessageContaining("'pets' has entry '" + name + "', which does not lie in a class");
  }

  @Test
  void classesOnDifferentLevelsAreRefused() {
    assertThatThrownBy(() -> read(zip(Map.of("cat/a.png", DARK, "more/dog/a.png", LIGHT))))
        .hasMessageContaining("do not lie in folders of the same level");
  }

  @Test
  void textNamedPngIsRefusedByName() {
    var entries = pets("");
    entries.put("dog/z.png", text("not a picture"));

    assertThatThrownBy(() -> read(zip(entries)))
        .hasMessageContaining("'pets', entry 'dog/z.png' is neither PNG nor JPEG");
  }

  @Test
  void linksAndDevicesAreRefused() {
    var archive =
        tarGz(
            out -> {
              var link = new TarArchiveEntry("cat/a.png", TarConstants.LF_SYMLINK);
              link.setLinkName("/etc/passwd");
              out.putArchiveEntry(link);
              out.closeArchiveEntry();
            });

    assertThatThrownBy(() -> read(archive))
        .hasMessageContaining("entry 'cat/a.png', which is a link or device");
  }

  /** A megabyte that starts as a picture does and shrinks to a hundredth. */
  private static byte[] roomy(int seed) {
    var block = new byte[1 << 20];
    new Random(seed).nextBytes(block);
    Arrays.fill(block, 1 << 13, block.length, (byte) 0);
    System.arraycopy(DARK, 0, block, 0, ImageDecoder.HEAD);
    return block;
  }

  private static Map<String, byte[]> manyOf(IntFunction<byte[]> content, String extension) {
    var entries = new LinkedHashMap<String, byte[]>();
    for (int i = 0; i < 5; i++) {
      entries.put("cat/%d.%s".formatted(i, extension), content.apply(i));
    }
    return entries;
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "txt"})
  void allEntriesTogetherAreBounded(String extension) {
    var entries = manyOf(ClassFoldersTest::roomy, extension);

    for (var archive : List.of(zip(entries), tarGz(entries))) {
      var upload = upload(file("pets", archive));
      assertThatThrownBy(() -> PictureArchive.of(upload, limits("max-expanded", "4MB")))
          .isInstanceOf(UploadTooLargeException.class)
          .hasMessageContaining("'pets' has more than the 4,194,304 bytes that it may have");
    }
  }

  @Test
  void manySmallBombsAreOneLargeOne() {
    assertThatThrownBy(() -> read(zip(manyOf(i -> new byte[1 << 20], "txt"))))
        .isInstanceOf(UploadTooLargeException.class)
        .hasMessageContaining("'pets' unpacks to more than 200 times");
    assertThatThrownBy(() -> read(zip(Map.of("cat/", new byte[5 << 20]))))
        .isInstanceOf(UploadTooLargeException.class);
  }

  @Test
  void picturesOfAllUploadsTakeTurns() {
    var decoding = new AtomicInteger();
    var most = new AtomicInteger();
    var entries = new LinkedHashMap<String, byte[]>();
    for (int i = 0; i < 100; i++) {
      entries.put("cat/%d.png".formatted(i), GREY);
    }
    var archive = zip(entries);

    IntStream.range(0, 4)
        .parallel()
        .forEach(
            reader -> {
              try (var source = read(archive)) {
                source.read(
                    IntStream.range(0, 100).toArray(),
                    sample -> {
                      most.accumulateAndGet(decoding.incrementAndGet(), Math::max);
                      assertThat(png(8, 8, 1)).isNotEmpty(); // takes a while
                      decoding.decrementAndGet();
                    });
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });

    assertThat(most).hasValue(1);
  }

  @Test
  void whatIsNoPictureTakesNoRoom() throws IOException {
    var entries = pets("");
    entries.put("LICENSE", Arrays.copyOfRange(roomy(1), ImageDecoder.HEAD, 1 << 14));
    entries.put("cat/.hidden.png", roomy(2));

    try (var archive = SpooledArchive.open(file("pets", zip(entries)), limits())) {
      assertThat(archive.ignoredFiles()).isEqualTo(2);
      assertThat(archive.spool().add(InputStream.nullInputStream()).start())
          .isEqualTo(DARK.length + GREY.length + LIGHT.length);
    }
  }

  @Test
  void everyEntryIsBounded() {
    var entries = pets("");
    entries.put("cat/bomb", new byte[5 << 20]);

    assertThatThrownBy(() -> read(zip(entries)))
        .isInstanceOf(UploadTooLargeException.class)
        .hasMessageContaining("unpacks to more than 200 times");
  }

  @Test
  void tarBombsAreRefused() {
    assertThatThrownBy(() -> read(tarGz(Map.of("cat/a", new byte[5 << 20]))))
        .isInstanceOf(UploadTooLargeException.class)
        .hasMessageContaining("'pets' unpacks to more than 200 times");
  }

  @Test
  void hugeNamesTakeNoMemory() {
    var name = new byte[2 << 20];
    for (int i = 0; i < name.length; i++) {
      name[i] = (byte) ('a' + Integer.bitCount(i * 0x9E3779B9) % 26);
    }
    var archive =
        tarGz(
            out -> {
              var longName = new TarArchiveEntry("././@LongLink", TarConstants.LF_GNUTYPE_LONGNAME);
              longName.setSize(name.length);
              out.putArchiveEntry(longName);
              out.write(name);
              out.closeArchiveEntry();
            });

    assertThatThrownBy(() -> read(archive))
        .isInstanceOf(UploadTooLargeException.class)
        .hasMessageContaining("more than the");
  }

  @Test
  void tooManyEntriesAreRefused() {
    assertThatThrownBy(
            () ->
                PictureArchive.of(upload(file("pets", zip(pets("")))), limits("max-entries", "2")))
        .isInstanceOf(UploadTooLargeException.class)
        .hasMessageContaining("more than the 2 entries");
  }

  @Test
  void truncatedArchivesAreRefused() {
    byte[] zip = zip(pets(""));
    byte[] tar = tarGz(pets(""));

    for (var cut : List.of(Arrays.copyOf(zip, 100), Arrays.copyOf(tar, tar.length - 20))) {
      assertThatThrownBy(() -> read(cut))
          .isInstanceOf(InvalidUploadException.class)
          .hasMessageContaining("was it sent completely?");
    }
  }

  @Test
  void archivesWithoutPicturesAreRefused() {
    assertThatThrownBy(() -> read(tarGz(Collections.emptyMap())))
        .isInstanceOf(InvalidUploadException.class);
    assertThatThrownBy(() -> read(zip(Map.of("cat/.DS_Store", text("x")))))
        .hasMessageContaining("'pets' has no pictures");
  }

  @Test
  void otherFilesAreNoArchives() {
    assertThatThrownBy(() -> read(gzip(text("hello"))))
        .hasMessageContaining("'pets' is neither zip nor tar.gz: it starts with 68 65 6c 6c 6f");
  }

  @Test
  void twoEntriesOfOneNameAreRefused() {
    var archive =
        tarGz(
            out -> {
              for (int i = 0; i < 2; i++) {
                var entry = new TarArchiveEntry("cat/a.png");
                entry.setSize(DARK.length);
                out.putArchiveEntry(entry);
                out.write(DARK);
                out.closeArchiveEntry();
              }
            });

    assertThatThrownBy(() -> read(archive)).hasMessageContaining("has 'cat/a.png' twice");
  }
}

package io.zico.app.datasets;

import static io.zico.app.datasets.UploadFixture.encoded;
import static io.zico.app.datasets.UploadFixture.file;
import static io.zico.app.datasets.UploadFixture.grey;
import static io.zico.app.datasets.UploadFixture.limits;
import static io.zico.app.datasets.UploadFixture.palette;
import static io.zico.app.datasets.UploadFixture.png;
import static io.zico.app.datasets.UploadFixture.upload;
import static io.zico.app.datasets.UploadFixture.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zico.core.data.Label;
import io.zico.core.data.Sample;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

/** Images that come with a mask or a target picture each. */
class PairsTest {

  private static final byte[] PICTURE = png(1, 3, 0x102030);

  private static List<Sample> read(Upload upload) throws IOException {
    var samples = new ArrayList<Sample>();
    try (var source = PictureArchive.of(upload, limits())) {
      source.read(IntStream.range(0, source.labels().length).toArray(), samples::add);
    }
    return samples;
  }

  private static List<Sample> read(Map<String, byte[]> entries) throws IOException {
    return read(upload(file("a.zip", zip(entries))));
  }

  private static Map<String, byte[]> withMask(byte[] mask) {
    return Map.of("images/x.png", PICTURE, "masks/x.png", mask);
  }

  private static AbstractThrowableAssert<?, ?> refused(Map<String, byte[]> entries) {
    return assertThatThrownBy(() -> read(entries)).isInstanceOf(InvalidUploadException.class);
  }

  @Test
  void picturesArePairedByName() throws IOException {
    var jpeg = encoded(new BufferedImage(3, 1, BufferedImage.TYPE_INT_RGB), "jpg");
    var entries = new TreeMap<String, byte[]>();
    entries.put("set/images/2.b.jpg", jpeg);
    entries.put("set/images/1.png", PICTURE);
    entries.put("set/masks/2.b.png", grey(1, 3, 7, 8, 9));
    entries.put("set/masks/1.png", grey(1, 3, 4, 5, 6));

    var samples = read(entries);

    assertThat(samples.get(0).label().bytes()).containsExactly(4, 5, 6);
    assertThat(samples.get(1).label().bytes()).containsExactly(7, 8, 9);
  }

  @Test
  void valuesOfPalettesAreClasses() throws IOException {
    assertThat(read(withMask(palette(1, 3, 0, 200, 3))).get(0).label().bytes())
        .containsExactly(0, 200, 3);
  }

  @Test
  void valuesOfFewBitsAreClasses() throws IOException {
    var bits = new BufferedImage(3, 1, BufferedImage.TYPE_BYTE_BINARY);
    bits.getRaster().setPixels(0, 0, 3, 1, new int[] {0, 1, 0});

    assertThat(read(withMask(encoded(bits, "png"))).get(0).label().bytes())
        .containsExactly(0, 1, 0);
  }

  @Test
  void theIgnoredValueIsTheClients() throws IOException {
    var files = List.of(file("a.zip", zip(withMask(grey(1, 3, 0, 11, 2)))));
    var upload = new Upload(files, LabelRequest.of(null, 11), List.of("a", "b", "c"), Part.UNSAID);

    assertThat(read(upload).get(0).label().categories()).containsExactly(0, 2);
  }

  @Test
  void valuesBeyondTheClassesAreNamedWithTheirPlace() {
    var files = List.of(file("a.zip", zip(withMask(grey(1, 3, 0, 255, 2)))));
    var upload = new Upload(files, LabelRequest.UNSAID, List.of("a", "b"), Part.UNSAID);

    assertThatThrownBy(() -> read(upload))
        .hasMessage(
            "'a.zip', entry 'masks/x.png' has value 2 at row 0, column 2, where 0 to 1 are classes"
                + " and 255 does not count");
  }

  @Test
  void level255IsNoClass() {
    var files = List.of(file("a.zip", zip(withMask(grey(1, 3, 0, 255, 11)))));
    var upload = new Upload(files, LabelRequest.of("mask", 11), List.of(), Part.UNSAID);

    assertThatThrownBy(() -> read(upload)).hasMessageContaining("value 255 at row 0, column 1");
  }

  @Test
  void picturesWithoutPartnersAreNamed() {
    refused(Map.of("images/x.png", PICTURE, "masks/y.png", PICTURE))
        .hasMessage("'a.zip' has 'images/x.png', but no picture of that name in 'masks'");
    refused(Map.of("images/x.png", PICTURE, "targets/x.png", PICTURE, "targets/y.png", PICTURE))
        .hasMessage("'a.zip' has 'targets/y.png', but no picture of that name in 'images'");
  }

  @Test
  void twoPicturesOfOneNameAreRefused() {
    refused(Map.of("images/x.png", PICTURE, "images/x", PICTURE, "masks/x.png", PICTURE))
        .hasMessage("'a.zip' has 'images/x' and 'images/x.png', which are paired by the same name");
  }

  @Test
  void partnersOfAnotherSizeAreRefused() {
    refused(withMask(grey(3, 1, 0, 0, 0)))
        .hasMessageContaining("'masks/x.png' has 3 x 1 pixels, but its image has 1 x 3");
    refused(Map.of("images/x.png", PICTURE, "targets/x.png", png(2, 3, 0)))
        .hasMessageContaining("'targets/x.png' has 2 x 3 pixels, but its image has 1 x 3");
  }

  @Test
  void masksThatBlendValuesAreRefused() {
    var jpeg = encoded(new BufferedImage(3, 1, BufferedImage.TYPE_INT_RGB), "jpg");

    refused(withMask(jpeg)).hasMessageContaining("'masks/x.png' is a JPEG, which changes values");
    refused(withMask(PICTURE)).hasMessageContaining("'masks/x.png' has 3 channels of 8 bits");
    var deep = encoded(new BufferedImage(3, 1, BufferedImage.TYPE_USHORT_GRAY), "png");
    refused(withMask(deep)).hasMessageContaining("'masks/x.png' has 1 channels of 16 bits");
  }

  @Test
  void hugeMasksAreRefusedBeforeTheyAreDecoded() {
    var upload = upload(file("a.zip", zip(withMask(grey(2, 3, 0, 0, 0, 0, 0, 0)))));

    assertThatThrownBy(
            () -> {
              try (var source = PictureArchive.of(upload, limits("max-pixels", "5"))) {
                source.read(new int[] {0}, sample -> {});
              }
            })
        .isInstanceOf(UploadTooLargeException.class)
        .hasMessageContaining("masks/x.png' has 2 x 3 pixels");
  }

  @Test
  void targetsAreColouredPictures() throws IOException {
    var target = Map.of("images/x.png", PICTURE, "targets/x.png", png(1, 3, 0x00FF80));

    assertThat(read(target).get(0).label()).isInstanceOf(Label.Map.class);
    assertThat(read(target).get(0).label().bytes())
        .containsExactly(0, 0, 0, 255, 255, 255, 128, 128, 128);
    refused(Map.of("images/x.png", PICTURE, "targets/x.png", grey(1, 3, 0, 0, 0)))
        .hasMessageContaining("'targets/x.png' is grey, but a target picture has three channels");
  }
}

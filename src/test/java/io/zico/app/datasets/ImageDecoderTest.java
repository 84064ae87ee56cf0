package io.zico.app.datasets;

import static io.zico.app.datasets.UploadFixture.encoded;
import static io.zico.app.datasets.UploadFixture.png;
import static io.zico.app.datasets.UploadFixture.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zico.core.data.Image;
import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class ImageDecoderTest {

  private final ImageDecoder decoder = new ImageDecoder(new PixelLimit(64_000_000, 1 << 30));

  private Image decode(BufferedImage picture) {
    return decoder.decode(encoded(picture, "png"), "a.png");
  }

  @Test
  void coloursStayWhereTheyAre() {
    var picture = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
    picture.setRGB(1, 0, 0x0A141E);

    assertThat(decode(picture).pixels()).containsExactly(0, 10, 0, 20, 0, 30);
  }

  @Test
  void greyIsTakenWithoutGamma() {
    var picture = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_GRAY);
    picture.getRaster().setSample(1, 0, 0, 100);

    assertThat(decode(picture).pixels()).containsExactly(0, 100);
  }

  @Test
  void sixteenBitsAreRoundedToEight() {
    var picture = new BufferedImage(3, 1, BufferedImage.TYPE_USHORT_GRAY);
    picture.getRaster().setPixels(0, 0, 3, 1, new int[] {257 * 100, 257 * 100 + 200, 65_535});

    assertThat(decode(picture).pixels()).containsExactly(100, 101, 255);
  }

  @Test
  void blackAndWhiteIsGrey() {
    var picture = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_BINARY);
    picture.setRGB(1, 0, 0xFFFFFF);

    var image = decode(picture);

    assertThat(image.channels()).isEqualTo(1);
    assertThat(image.pixels()).containsExactly(0, 255);
  }

  @Test
  void palettesAreReadAsColours() {
    var red = new byte[] {0, 7};
    var green = new byte[] {0, 8};
    var blue = new byte[] {0, 9};
    var palette = new IndexColorModel(8, 2, red, green, blue);
    var picture = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_INDEXED, palette);
    picture.getRaster().setSample(1, 0, 0, 1);

    assertThat(decode(picture).pixels()).containsExactly(0, 7, 0, 8, 0, 9);
  }

  @Test
  void whatIsTransparentShowsBlack() {
    var picture = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
    picture.setRGB(0, 0, new Color(200, 100, 50, 0).getRGB());
    picture.setRGB(1, 0, new Color(200, 100, 50, 51).getRGB()); // a fifth

    assertThat(decode(picture).pixels()).containsExactly(0, 40, 0, 20, 0, 10);
  }

  @Test
  void greyWithTransparencyStaysGrey() {
    var model =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_GRAY), true, false, 3, DataBuffer.TYPE_BYTE);
    var raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 2, 1, 2, null);
    raster.setPixels(0, 0, 2, 1, new int[] {100, 255, 100, 51});

    assertThat(decode(new BufferedImage(model, raster, false, null)).pixels())
        .containsExactly(100, 20);
  }

  @Test
  void jpegIsReadAsColour() {
    var picture = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
    picture.createGraphics().fillRect(0, 0, 16, 16);

    var image = decoder.decode(encoded(picture, "jpeg"), "a.jpg");

    assertThat(image.shape().dimensions()).containsExactly(3, 16, 16);
    assertThat(image.at(2, 8, 8)).isEqualTo(255);
  }

  @Test
  void truncatedJpegIsRefused() {
    var picture = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
    picture.createGraphics().drawLine(0, 0, 63, 63);
    var whole = encoded(picture, "jpeg");

    assertThatThrownBy(() -> decoder.decode(Arrays.copyOf(whole, whole.length - 200), "a.jpg"))
        .isInstanceOf(InvalidUploadException.class)
        .hasMessageContaining("'a.jpg' ends too early");
  }

  @Test
  void truncatedPngIsRefused() {
    var whole = png(64, 64, 0x123456);

    assertThatThrownBy(() -> decoder.decode(Arrays.copyOf(whole, whole.length - 40), "a.png"))
        .isInstanceOf(InvalidUploadException.class)
        .hasMessageContaining("'a.png'");
  }

  @Test
  void hugePicturesAreRefusedByTheirHeader() {
    assertThatThrownBy(() -> decoder.decode(pngHeader(50_000, 50_000), "huge.png"))
        .isInstanceOf(UploadTooLargeException.class)
        .hasMessageContaining("'huge.png' has 50,000 x 50,000 pixels");
  }

  @Test
  void whatTheHeapCannotHoldIsRefused() {
    // a coloured pixel takes three bytes as it is decoded, and three as it is kept
    var colour = png(100, 50, 0x123456);
    var grey = encoded(new BufferedImage(50, 100, BufferedImage.TYPE_BYTE_GRAY), "png");
    var small = new ImageDecoder(new PixelLimit(64_000_000, 29_999));

    assertThatThrownBy(() -> small.decode(colour, "a.png"))
        .isInstanceOf(UploadTooLargeException.class)
        .hasMessageContaining("'a.png' has 100 x 50 pixels, which take 29 KiB to decode");
    assertThat(small.decode(grey, "b.png").height()).isEqualTo(100);
    assertThat(new ImageDecoder(new PixelLimit(64_000_000, 30_000)).decode(colour, "a.png").width())
        .isEqualTo(50);
  }

  @Test
  void garbageAfterTheHeaderIsRefused() {
    var damaged = png(8, 8, 0);
    Arrays.fill(damaged, 40, damaged.length, (byte) 0xAA);

    assertThatThrownBy(() -> decoder.decode(damaged, "a.png"))
        .isInstanceOf(InvalidUploadException.class);
  }

  @Test
  void textIsNoPictureWhateverItsName() {
    assertThatThrownBy(() -> ImageDecoder.recognise(text("hello world"), "a.png"))
        .hasMessageContaining("'a.png' is neither PNG nor JPEG: it starts with 68 65 6c 6c 6f 20");
  }

  private static byte[] pngHeader(int width, int height) {
    var chunk = ByteBuffer.allocate(17).put(text("IHDR")).putInt(width).putInt(height);
    chunk.put(new byte[] {8, 2, 0, 0, 0});
    var checksum = new CRC32();
    checksum.update(chunk.array());
    return ByteBuffer.allocate(33)
        .put(Arrays.copyOf(png(1, 1, 0), 8))
        .putInt(13)
        .put(chunk.array())
        .putInt((int) checksum.getValue())
        .array();
  }
}

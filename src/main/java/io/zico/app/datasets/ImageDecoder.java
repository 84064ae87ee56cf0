package io.zico.app.datasets;

import io.zico.core.data.Image;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Decodes PNG and JPEG, told by their first bytes. Samples are taken as they are stored, without
 * colour management or rotation; 16 bits are rounded to 8; what is transparent shows black.
 */
final class ImageDecoder {

  /** Bytes that tell the formats apart. */
  static final int HEAD = 8;

  private static final int CHANNELS = 3;

  /** Four channels of 16 bits. */
  private static final int LARGEST_PIXEL = 8;

  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};

  private final PixelLimit limit;

  ImageDecoder(PixelLimit limit) {
    this.limit = limit;
  }

  /** Refuses a file that does not start as PNG or JPEG do. */
  static void recognise(byte[] head, String file) {
    if (!knows(head)) {
      throw InvalidUploadException.in(
          file,
          "is neither PNG nor JPEG: it starts with %s; save it as one of them"
              .formatted(Hex.of(head)));
    }
  }

  /** Whether a file starts as PNG or JPEG do. */
  static boolean knows(byte[] head) {
    return format(head).isPresent();
  }

  private static Optional<String> format(byte[] bytes) {
    if (startsWith(bytes, PNG)) {
      return Optional.of("png");
    }
    return startsWith(bytes, JPEG) ? Optional.of("jpeg") : Optional.empty();
  }

  private static boolean startsWith(byte[] bytes, byte[] start) {
    return bytes.length >= start.length
        && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
  }

  /** Decodes a file; its size is checked before memory is taken for the picture. */
  Image decode(byte[] bytes, String file) {
    return decode(bytes, file, ImageDecoder::image);
  }

  /** Decodes a file whose values stand for themselves; those of a palette are not its colours. */
  Image decodeMask(byte[] bytes, String file) {
    if (!startsWith(bytes, PNG)) {
      throw InvalidUploadException.in(
          file, "is a JPEG, which changes values; save masks as PNG, 8 bit grey or palette");
    }
    return decode(bytes, file, ImageDecoder::mask);
  }

  private interface Conversion {
    Image convert(BufferedImage picture, String file);
  }

  private Image decode(byte[] bytes, String file, Conversion conversion) {
    var reader = ImageIO.getImageReadersByFormatName(format(bytes).orElseThrow()).next();
    try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      reader.setInput(in, true, true);
      requireRoom(reader, file);
      reader.addIIOReadWarningListener((source, warning) -> refuseTruncated(warning, file));
      return conversion.convert(picture(reader, file), file);
    } catch (IOException e) {
      throw undecodable(file, e);
    } finally {
      reader.dispose();
    }
  }

  private void requireRoom(ImageReader reader, String file) throws IOException {
    int height = reader.getHeight(0);
    int width = reader.getWidth(0);
    limit.requirePixels(file, height, width);
    limit.requireHeap(file, height, width, bytesPerPixel(reader));
  }

  /** What the platform decodes to, and the picture that is made of it. */
  private static int bytesPerPixel(ImageReader reader) throws IOException {
    var types = reader.getImageTypes(0);
    if (!types.hasNext()) {
      return LARGEST_PIXEL + CHANNELS;
    }
    var type = types.next();
    return type.getNumBands() * type.getBitsPerBand(0) / Byte.SIZE + CHANNELS;
  }

  private static BufferedImage picture(ImageReader reader, String file) throws IOException {
    try {
      return reader.read(0);
    } catch (InvalidUploadException e) {
      throw e;
    } catch (RuntimeException e) {
      // the readers of the platform answer damaged files with whatever their arithmetic runs into
      throw undecodable(file, e);
    }
  }

  /** The platform fills up a truncated JPEG with grey, and only warns. */
  private static void refuseTruncated(String warning, String file) {
    if (warning.toLowerCase(Locale.ROOT).contains("premature end")) {
      throw InvalidUploadException.in(file, "ends too early; was it sent completely?");
    }
  }

  private static InvalidUploadException undecodable(String file, Exception e) {
    return InvalidUploadException.in(
        file,
        "cannot be decoded (%s); 8 and 16 bit grey, RGB and palette can be, CMYK cannot"
            .formatted(e.getMessage()));
  }

  private static Image mask(BufferedImage picture, String file) {
    var raster = picture.getRaster();
    if (raster.getNumBands() != 1 || raster.getSampleModel().getSampleSize(0) > 8) {
      throw InvalidUploadException.in(
          file,
          "has %d channels of %d bits; save masks as PNG, 8 bit grey or palette"
              .formatted(raster.getNumBands(), raster.getSampleModel().getSampleSize(0)));
    }
    int width = raster.getWidth();
    var pixels = new byte[width * raster.getHeight()];
    int[] row = new int[width];
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getPixels(0, y, width, 1, row);
      for (int x = 0; x < width; x++) {
        pixels[y * width + x] = (byte) row[x];
      }
    }
    return new Image(1, raster.getHeight(), width, pixels);
  }

  private static Image image(BufferedImage picture, String file) {
    if (picture.getColorModel() instanceof IndexColorModel palette) {
      return indexed(picture.getRaster(), palette);
    }
    int bands = picture.getRaster().getNumBands();
    boolean alpha = picture.getColorModel().hasAlpha();
    if (bands > 4 || (bands == 4 && !alpha)) {
      throw InvalidUploadException.in(
          file, "has %d colour channels; save it as grey or RGB".formatted(bands));
    }
    return sampled(picture.getRaster(), picture.getColorModel().getComponentSize(0), alpha);
  }

  private static Image sampled(Raster raster, int bits, boolean alpha) {
    int bands = raster.getNumBands();
    int channels = bands >= 3 ? 3 : 1;
    int plane = raster.getWidth() * raster.getHeight();
    var pixels = new byte[channels * plane];
    int[] row = new int[bands * raster.getWidth()];
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getPixels(0, y, raster.getWidth(), 1, row);
      for (int x = 0; x < raster.getWidth(); x++) {
        int opacity = alpha ? eightBits(row[x * bands + bands - 1], bits) : 255;
        for (int channel = 0; channel < channels; channel++) {
          int value = eightBits(row[x * bands + channel], bits);
          pixels[channel * plane + y * raster.getWidth() + x] = onBlack(value, opacity);
        }
      }
    }
    return new Image(channels, raster.getHeight(), raster.getWidth(), pixels);
  }

  private static int eightBits(int sample, int bits) {
    return bits == 16 ? (sample + 128) / 257 : sample;
  }

  private static byte onBlack(int value, int opacity) {
    return (byte) ((value * opacity + 127) / 255);
  }

  private static Image indexed(Raster raster, IndexColorModel palette) {
    int channels = isGrey(palette) ? 1 : 3;
    int plane = raster.getWidth() * raster.getHeight();
    var pixels = new byte[channels * plane];
    for (int i = 0; i < plane; i++) {
      int entry = raster.getSample(i % raster.getWidth(), i / raster.getWidth(), 0);
      int opacity = palette.getAlpha(entry);
      pixels[i] = onBlack(palette.getRed(entry), opacity);
      if (channels == 3) {
        pixels[plane + i] = onBlack(palette.getGreen(entry), opacity);
        pixels[2 * plane + i] = onBlack(palette.getBlue(entry), opacity);
      }
    }
    return new Image(channels, raster.getHeight(), raster.getWidth(), pixels);
  }

  /** Grey of fewer than 8 bits comes as a palette of greys. */
  private static boolean isGrey(IndexColorModel palette) {
    for (int i = 0; i < palette.getMapSize(); i++) {
      if (palette.getRed(i) != palette.getGreen(i) || palette.getRed(i) != palette.getBlue(i)) {
        return false;
      }
    }
    return true;
  }
}

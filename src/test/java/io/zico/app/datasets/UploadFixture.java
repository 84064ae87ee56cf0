package io.zico.app.datasets;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.io.ByteArrayResource;

/** Small files as clients upload them. */
final class UploadFixture {

  private UploadFixture() {}

  /** Writes one entry or several. */
  interface Writer<T> {
    void write(T out) throws IOException;
  }

  static DatasetProperties limits(String... pairs) {
    var source = new MapConfigurationPropertySource();
    source.put("zico.datasets.cache", "1MB");
    for (int i = 0; i < pairs.length; i += 2) {
      source.put("zico.datasets." + pairs[i], pairs[i + 1]);
    }
    return new Binder(source).bind("zico.datasets", DatasetProperties.class).get();
  }

  static UploadFile file(String name, byte[] bytes) {
    return new UploadFile(name, bytes.length, new ByteArrayResource(bytes));
  }

  static Upload upload(UploadFile... files) {
    return Upload.of(List.of(files));
  }

  /** Files with the client's word for their labels. */
  static Upload upload(String labels, UploadFile... files) {
    return new Upload(List.of(files), LabelRequest.of(labels, null), List.of(), Part.UNSAID);
  }

  static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] bytes(Writer<ByteArrayOutputStream> writer) {
    var bytes = new ByteArrayOutputStream();
    try {
      writer.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static byte[] gzip(byte[] content) {
    return bytes(
        bytes -> {
          try (var out = new GZIPOutputStream(bytes)) {
            out.write(content);
          }
        });
  }

  /** A record of CIFAR: pixel i of the red plane is i % 200, green and blue follow on. */
  static byte[] cifar(int... labels) {
    var buffer = ByteBuffer.allocate(labels.length + 3_072);
    for (int label : labels) {
      buffer.put((byte) label);
    }
    for (int i = 0; i < 3_072; i++) {
      buffer.put((byte) (i % 200));
    }
    return buffer.array();
  }

  static byte[] concat(byte[]... parts) {
    return bytes(
        out -> {
          for (var part : parts) {
            out.write(part);
          }
        });
  }

  static byte[] idxLabels(int... labels) {
    var buffer = ByteBuffer.allocate(8 + labels.length).putInt(0x0801).putInt(labels.length);
    for (int label : labels) {
      buffer.put((byte) label);
    }
    return buffer.array();
  }

  /** Pictures of 2 rows and 3 columns; pixel i of picture n is 10 * n + i. */
  static byte[] idxImages(int count) {
    var buffer = ByteBuffer.allocate(16 + 6 * count).putInt(0x0803).putInt(count);
    buffer.putInt(2).putInt(3);
    for (int i = 0; i < 6 * count; i++) {
      buffer.put((byte) (10 * (i / 6) + i % 6));
    }
    return buffer.array();
  }

  static byte[] zip(Map<String, byte[]> entries) {
    return bytes(
        bytes -> {
          try (var out = new ZipOutputStream(bytes)) {
            for (var entry : entries.entrySet()) {
              out.putNextEntry(new ZipEntry(entry.getKey()));
              out.write(entry.getValue());
            }
          }
        });
  }

  static byte[] tarGz(Map<String, byte[]> entries) {
    return tarGz(
        out -> {
          for (var entry : entries.entrySet()) {
            var header = new TarArchiveEntry(entry.getKey());
            header.setSize(entry.getValue().length);
            out.putArchiveEntry(header);
            out.write(entry.getValue());
            out.closeArchiveEntry();
          }
        });
  }

  static byte[] tarGz(Writer<TarArchiveOutputStream> writer) {
    return gzip(
        bytes(
            bytes -> {
              try (var out = new TarArchiveOutputStream(bytes)) {
                out.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
                writer.write(out);
              }
            }));
  }

  static byte[] encoded(BufferedImage picture, String format) {
    return bytes(out -> ImageIO.write(picture, format, out));
  }

  /** A grey PNG of 8 bits with these values, row by row. */
  static byte[] grey(int height, int width, int... values) {
    var picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    picture.getRaster().setPixels(0, 0, width, height, values);
    return encoded(picture, "png");
  }

  /** A PNG with a palette of colours, with these entries of it, row by row. */
  static byte[] palette(int height, int width, int... entries) {
    var picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED);
    picture.getRaster().setPixels(0, 0, width, height, entries);
    return encoded(picture, "png");
  }

  /** A coloured PNG of one colour. */
  static byte[] png(int height, int width, int rgb) {
    var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    picture.setRGB(
        0,
        0,
        width,
        height,
        Collections.nCopies(height * width, rgb).stream().mapToInt(i -> i).toArray(),
        0,
        width);
    return encoded(picture, "png");
  }
}

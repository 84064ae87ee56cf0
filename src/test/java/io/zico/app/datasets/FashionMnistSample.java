package io.zico.app.datasets;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Makes the sample of Fashion-MNIST that comes with the service: of each class the first 100 test
 * images, in their own order. Needs Debian's package {@code dataset-fashion-mnist}.
 */
final class FashionMnistSample {

  static final Path SOURCE = Path.of("/usr/share/datasets/fashion-mnist");

  private static final int CLASSES = 10;
  private static final int PER_CLASS = 100;
  private static final int IMAGE = 28 * 28;

  private FashionMnistSample() {}

  public static void main(String[] args) throws IOException {
    var target = Path.of("src/main/resources/datasets");
    write(target.resolve("fashion-mnist-sample-labels-idx1-ubyte.gz"), labels());
    write(target.resolve("fashion-mnist-sample-images-idx3-ubyte.gz"), images());
  }

  /** The unpacked file of labels. */
  static byte[] labels() throws IOException {
    return chosen("t10k-labels-idx1-ubyte.gz", 8, 1);
  }

  /** The unpacked file of images. */
  static byte[] images() throws IOException {
    return chosen("t10k-images-idx3-ubyte.gz", 16, IMAGE);
  }

  private static byte[] chosen(String file, int header, int record) throws IOException {
    byte[] all = read(file);
    byte[] labels = read("t10k-labels-idx1-ubyte.gz");
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.write(all, 0, 4);
      out.writeInt(CLASSES * PER_CLASS);
      out.write(all, 8, header - 8);
      var found = new int[CLASSES];
      for (int i : IntStream.range(0, labels.length - 8).toArray()) {
        if (found[labels[8 + i]]++ < PER_CLASS) {
          out.write(all, header + i * record, record);
        }
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] read(String file) throws IOException {
    try (var in =
        new DataInputStream(new GZIPInputStream(Files.newInputStream(SOURCE.resolve(file))))) {
      return in.readAllBytes();
    }
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(bytes);
    }
  }
}

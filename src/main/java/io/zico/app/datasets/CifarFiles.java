package io.zico.app.datasets;

import io.zico.core.data.Image;
import io.zico.core.data.Label;
import io.zico.core.data.Sample;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The binary versions of CIFAR-10 and CIFAR-100: records of one or two labels and the red, green
 * and blue plane of 32 x 32 pixels. Files are taken in the order of their names.
 *
 * @see <a href="https://www.cs.toronto.edu/~kriz/cifar.html">The CIFAR-10 and CIFAR-100 data</a>
 */
final class CifarFiles implements ImageSource {

  private static final int SIDE = 32;
  private static final int PIXELS = 3 * SIDE * SIDE;
  private static final Pattern TEST = Pattern.compile("(?i)(?<![a-z])test(?![a-z])");

  private final List<UploadFile> files;
  private final List<Integer> classes;
  private final int column;
  private final List<String> classNames;
  private final long maxBytes;
  private final int[] labels;

  /** One record: labels before pixels. */
  private interface Reader {
    void read(byte[] bytes, UploadFile file, long start);
  }

  private CifarFiles(
      Upload upload, List<Integer> classes, int column, List<String> names, long maxBytes)
      throws IOException {
    this.files =
        upload.part().of(upload.files(), CifarFiles::part).stream()
            .sorted(Comparator.comparing(UploadFile::name))
            .toList();
    this.classes = classes;
    this.column = column;
    this.classNames = upload.namesOr(names);
    this.maxBytes = maxBytes;
    this.labels = scan();
  }

  static CifarFiles ten(Upload upload, long maxBytes) throws IOException {
    return new CifarFiles(upload, List.of(10), 0, ClassNames.CIFAR10, maxBytes);
  }

  static CifarFiles hundred(Upload upload, long maxBytes) throws IOException {
    return upload.labels().isCoarse()
        ? new CifarFiles(upload, List.of(20, 100), 0, ClassNames.CIFAR100_COARSE, maxBytes)
        : new CifarFiles(upload, List.of(20, 100), 1, ClassNames.CIFAR100_FINE, maxBytes);
  }

  /** Bytes of a record with so many labels. */
  static int recordLength(int labels) {
    return labels + PIXELS;
  }

  /** The original files are called {@code test_batch.bin} and {@code test.bin}. */
  private static String part(UploadFile file) {
    return TEST.matcher(file.name()).find() ? "test" : "train";
  }

  @Override
  public List<String> classNames() {
    return classNames;
  }

  @Override
  public int[] labels() {
    return labels.clone();
  }

  @Override
  public void read(int[] kept, Sink sink) throws IOException {
    var selection = new Selection(kept);
    records(
        (bytes, file, start) -> {
          if (selection.takesNext()) {
            sink.accept(new Sample(image(bytes), new Label.OfClass(bytes[column])));
          }
        });
  }

  private int[] scan() throws IOException {
    var found = IntStream.builder();
    records(
        (bytes, file, start) -> {
          check(bytes, file, start);
          found.add(bytes[column]);
        });
    return found.build().toArray();
  }

  private Image image(byte[] bytes) {
    var pixels = new byte[PIXELS];
    System.arraycopy(bytes, classes.size(), pixels, 0, PIXELS);
    return new Image(3, SIDE, SIDE, pixels);
  }

  private void records(Reader reader) throws IOException {
    int length = recordLength(classes.size());
    for (var file : files) {
      try (var in = file.open(maxBytes)) {
        byte[] bytes = in.readNBytes(length);
        while (bytes.length == length) {
          reader.read(bytes, file, in.position() - length);
          bytes = in.readNBytes(length);
        }
        if (bytes.length > 0) {
          throw InvalidUploadException.in(
              file.name(),
              "ends within a record: %,d bytes are no multiple of %,d; is it the binary version, sent completely?"
                  .formatted(in.position(), length));
        }
      } catch (IOException e) {
        throw file.damaged(e);
      }
    }
  }

  private void check(byte[] bytes, UploadFile file, long start) {
    for (int i = 0; i < classes.size(); i++) {
      int label = bytes[i] & 0xFF;
      if (label >= classes.get(i)) {
        throw InvalidUploadException.in(
            file.name(),
            "has label %d at byte %,d, where 0 to %d are allowed; is it the binary version of CIFAR-%d?"
                .formatted(label, start + i, classes.get(i) - 1, classes.size() == 1 ? 10 : 100));
      }
    }
  }
}

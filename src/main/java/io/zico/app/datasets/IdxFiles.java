package io.zico.app.datasets;

import io.zico.core.data.Image;
import io.zico.core.data.Label;
import io.zico.core.data.Sample;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The format of MNIST and its kin: one file of grey images and one of labels, told apart by the
 * number that they start with.
 *
 * @see <a href="http://yann.lecun.com/exdb/mnist/">The IDX file format</a>
 */
final class IdxFiles implements ImageSource {

  /** Unsigned bytes in one dimension. */
  static final int LABELS = 0x0801;

  /** Unsigned bytes in three dimensions. */
  static final int IMAGES = 0x0803;

  private static final int MOST_IMAGES = 10_000_000;

  private final UploadFile file;
  private final long maxBytes;
  private final int[] labels;
  private final List<String> classNames;

  /** What comes before the pixels. */
  private record Header(int images, int height, int width) {}

  private IdxFiles(UploadFile images, UploadFile labels, Upload upload, DatasetProperties limits)
      throws IOException {
    this.file = images;
    this.maxBytes = limits.maxExpanded().toBytes();
    this.labels = labels(labels);
    this.classNames = classNames(labels, upload);
    check(limits, labels);
  }

  static IdxFiles of(Upload upload, DatasetProperties limits) throws IOException {
    if (!upload.part().isUnsaid()) {
      throw InvalidUploadException.of(
          "part",
          "IDX is not divided into parts; send the two files of the part '%s', and leave this out"
              .formatted(upload.part().word()));
    }
    return new IdxFiles(only(upload, IMAGES), only(upload, LABELS), upload, limits);
  }

  private static UploadFile only(Upload upload, int magic) {
    var found = upload.files().stream().filter(file -> magic(file) == magic).toList();
    if (found.size() != 1 || upload.files().size() != 2) {
      throw InvalidUploadException.of(
          "files",
          "IDX needs one file of images (starts with 00 00 08 03) and one of labels (00 00 08 01), gzipped or not, but %s"
              .formatted(found(upload)));
    }
    return found.get(0);
  }

  private static String found(Upload upload) {
    return String.join(
        ", ",
        upload.files().stream()
            .map(file -> "'%s' starts with %08x".formatted(file.name(), magic(file)))
            .toList());
  }

  /** The number that the file starts with; 0 if it is too short for one. */
  static int magic(UploadFile file) {
    int magic = 0;
    for (byte value : file.head(4)) {
      magic = (magic << 8) | (value & 0xFF);
    }
    return magic;
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
    try (var in = new DataInputStream(file.open(maxBytes))) {
      var header = header(in);
      for (int label : labels) {
        var pixels = new byte[header.height() * header.width()];
        in.readFully(pixels);
        if (selection.takesNext()) {
          var image = new Image(1, header.height(), header.width(), pixels);
          sink.accept(new Sample(image, new Label.OfClass(label)));
        }
      }
    } catch (IOException e) {
      throw file.damaged(e);
    }
  }

  private int[] labels(UploadFile file) {
    try (var in = new DataInputStream(file.open(maxBytes))) {
      in.readInt();
      int count = count(in, file);
      var bytes = new byte[count];
      in.readFully(bytes);
      requireEnd(in, file, "%,d labels".formatted(count));
      return IntStream.range(0, count).map(i -> bytes[i] & 0xFF).toArray();
    } catch (IOException e) {
      throw file.damaged(e);
    }
  }

  private static int count(DataInputStream in, UploadFile file) throws IOException {
    int count = in.readInt();
    if (count < 1 || count > MOST_IMAGES) {
      throw InvalidUploadException.in(
          file.name(),
          "announces %,d images at byte 4, where 1 to %,d are allowed"
              .formatted(Integer.toUnsignedLong(count), MOST_IMAGES));
    }
    return count;
  }

  private static void requireEnd(DataInputStream in, UploadFile file, String expected)
      throws IOException {
    if (in.read() >= 0) {
      throw InvalidUploadException.in(
          file.name(), "goes on after the %s that it announces".formatted(expected));
    }
  }

  private List<String> classNames(UploadFile file, Upload upload) {
    int largest = Arrays.stream(labels).max().orElseThrow();
    var names = upload.classNames();
    if (names.isEmpty()) {
      return IntStream.rangeClosed(0, largest).mapToObj(String::valueOf).toList();
    }
    if (largest >= names.size()) {
      int place =
          IntStream.range(0, labels.length)
              .filter(i -> labels[i] == largest)
              .findFirst()
              .orElseThrow();
      throw InvalidUploadException.in(
          file.name(),
          "has label %d at byte %,d, but only %d class names are given"
              .formatted(largest, place + 8, names.size()));
    }
    return names;
  }

  private void check(DatasetProperties limits, UploadFile labelFile) {
    try (var guarded = file.open(maxBytes);
        var in = new DataInputStream(guarded)) {
      var header = header(in);
      if (header.images() != labels.length) {
        throw InvalidUploadException.of(
            "files",
            "'%s' has %,d images, but '%s' has %,d labels"
                .formatted(file.name(), header.images(), labelFile.name(), labels.length));
      }
      var limit = PixelLimit.of(limits);
      limit.requirePixels(file.name(), header.height(), header.width());
      limit.requireHeap(file.name(), header.height(), header.width(), 1);
      in.skipNBytes((long) header.images() * header.height() * header.width());
      requireEnd(in, file, "%,d images".formatted(header.images()));
    } catch (IOException e) {
      throw file.damaged(e);
    }
  }

  private Header header(DataInputStream in) throws IOException {
    in.readInt();
    return new Header(count(in, file), in.readInt(), in.readInt());
  }
}

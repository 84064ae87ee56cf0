package io.zico.app.datasets;

import java.util.List;
import java.util.stream.Collectors;

/** Says of files whose format cannot be told what was seen, and what would work. */
final class Unrecognised {

  private static final String FORMATS =
      "send one of cifar10, cifar100 (binary versions), idx, folders (zip or tar.gz)";

  private Unrecognised() {}

  static InvalidUploadException refusal(List<UploadFile> files) {
    return files.stream()
        .filter(file -> Format.fitting(List.of(file)).isEmpty())
        .findFirst()
        .map(file -> InvalidUploadException.in(file.name(), problem(file)))
        .orElseGet(() -> undecided(files));
  }

  private static String problem(UploadFile file) {
    byte[] head = file.head(ImageDecoder.HEAD);
    if (ImageDecoder.knows(head)) {
      return "is a picture by itself; pack pictures into one zip or tar.gz, in folders as in cat/1.png, and send that";
    }
    if (Archive.isEmptyZip(file)) {
      return "is a zip without any files; pack the folders of pictures anew";
    }
    if (file.isGzipped()) {
      return "is gzipped, but neither tar nor IDX: unpacked it starts with %s; if it is CIFAR, give the format"
          .formatted(Hex.of(head));
    }
    return "is neither zip, tar.gz nor IDX, since it starts with %s, nor CIFAR%s; was it sent completely? %s"
        .formatted(Hex.of(head), whyNotCifar(file), FORMATS);
  }

  private static String whyNotCifar(UploadFile file) {
    int ten = CifarFiles.recordLength(1);
    int hundred = CifarFiles.recordLength(2);
    return file.size() % ten == 0
        ? " for certain, since %,d bytes are a multiple of %,d and of %,d"
            .formatted(file.size(), ten, hundred)
        : ", since %,d bytes are no multiple of %,d or %,d".formatted(file.size(), ten, hundred);
  }

  private static InvalidUploadException undecided(List<UploadFile> files) {
    var seen =
        files.stream().map(file -> "'%s' may be %s".formatted(file.name(), words(file))).toList();
    return InvalidUploadException.of(
        "format",
        "the files have no one format that is certain: %s; give the format, or %s"
            .formatted(String.join(", ", seen), FORMATS));
  }

  private static String words(UploadFile file) {
    return Format.fitting(List.of(file)).stream()
        .map(Format::word)
        .collect(Collectors.joining(" or "));
  }
}

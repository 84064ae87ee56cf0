package io.zico.app.datasets;

import com.fasterxml.jackson.annotation.JsonValue;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How the images of an upload are written. */
enum Format {
  CIFAR10 {
    @Override
    boolean fits(List<UploadFile> files) {
      return files.stream().allMatch(file -> fitsOnly(file, 1, 2));
    }

    @Override
    ImageSource open(Upload upload, DatasetProperties limits) throws IOException {
      return CifarFiles.ten(upload, limits.maxExpanded().toBytes());
    }
  },

  CIFAR100 {
    @Override
    boolean fits(List<UploadFile> files) {
      return files.stream().allMatch(file -> fitsOnly(file, 2, 1));
    }

    @Override
    ImageSource open(Upload upload, DatasetProperties limits) throws IOException {
      return CifarFiles.hundred(upload, limits.maxExpanded().toBytes());
    }
  },

  IDX {
    @Override
    boolean fits(List<UploadFile> files) {
      return files.stream()
          .mapToInt(IdxFiles::magic)
          .allMatch(magic -> magic == IdxFiles.IMAGES || magic == IdxFiles.LABELS);
    }

    @Override
    ImageSource open(Upload upload, DatasetProperties limits) throws IOException {
      return IdxFiles.of(upload, limits);
    }
  },

  FOLDERS {
    @Override
    boolean fits(List<UploadFile> files) {
      return files.stream().allMatch(file -> Archive.isZip(file) || Archive.isTar(file));
    }

    @Override
    ImageSource open(Upload upload, DatasetProperties limits) throws IOException {
      return PictureArchive.of(upload, limits);
    }
  };

  private static final int PICKLE = 0x80;

  /** Whether files look like this format and like no other. */
  abstract boolean fits(List<UploadFile> files);

  /** Reads the labels, and makes ready to read the images. */
  abstract ImageSource open(Upload upload, DatasetProperties limits) throws IOException;

  /** As clients write it. */
  @JsonValue
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one format that the files fit. */
  static Format recognise(List<UploadFile> files) {
    files.forEach(Format::refusePickle);
    var fitting = fitting(files);
    if (fitting.size() != 1) {
      throw Unrecognised.refusal(files);
    }
    return fitting.get(0);
  }

  /** The formats that the files look like. */
  static List<Format> fitting(List<UploadFile> files) {
    return Arrays.stream(values()).filter(format -> format.fits(files)).toList();
  }

  /** Refuses what could be run when it is read. */
  static void refusePickle(UploadFile file) {
    byte[] head = file.head(2);
    boolean pickle = head.length == 2 && (head[0] & 0xFF) == PICKLE && head[1] >= 2 && head[1] <= 5;
    if (pickle) {
      throw InvalidUploadException.in(
          file.name(),
          "is a Python pickle, which could run code and is never read; send the binary version of CIFAR, IDX, or class folders");
    }
  }

  /** Whether the size is a whole number of records with so many labels, and not of the others. */
  private static boolean fitsOnly(UploadFile file, int labels, int otherLabels) {
    return file.size() % CifarFiles.recordLength(labels) == 0
        && file.size() % CifarFiles.recordLength(otherLabels) != 0;
  }
}

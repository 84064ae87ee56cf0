package io.zico.app.datasets;

import java.util.List;

/**
 * Files and what the client says about them.
 *
 * @param files at least one
 * @param coarse whether labels of CIFAR-100 are the 20 superclasses
 * @param classNames empty for those that the format has or implies
 * @param part which of the images are meant, where files or folders divide them
 */
record Upload(List<UploadFile> files, boolean coarse, List<String> classNames, Part part) {

  Upload {
    files = List.copyOf(files);
    classNames = List.copyOf(classNames);
  }

  /** All that the files have, without names of the client's own. */
  static Upload of(List<UploadFile> files) {
    return new Upload(files, false, List.of(), Part.UNSAID);
  }

  /** The only file. */
  UploadFile single() {
    if (files.size() > 1) {
      throw InvalidUploadException.of(
          "files",
          "%d files were sent, but class folders come as one zip or tar.gz; pack them into one"
              .formatted(files.size()));
    }
    return files.get(0);
  }

  /** The client's names if there are any, which must then be as many as there are classes. */
  List<String> namesOr(List<String> usual) {
    if (!classNames.isEmpty() && classNames.size() != usual.size()) {
      throw InvalidUploadException.of(
          "classNames",
          "%d class names are given for %d classes; give one for each, or none"
              .formatted(classNames.size(), usual.size()));
    }
    return classNames.isEmpty() ? usual : classNames;
  }
}

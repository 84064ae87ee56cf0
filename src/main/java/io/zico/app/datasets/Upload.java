package io.zico.app.datasets;

import java.util.List;

/**
 * Files and what the client says about them.
 *
 * @param files at least one
 * @param coarse whether labels of CIFAR-100 are the 20 superclasses
 * @param classNames empty for those that the format has or implies
 */
record Upload(List<UploadFile> files, boolean coarse, List<String> classNames) {

  Upload {
    files = List.copyOf(files);
    classNames = List.copyOf(classNames);
  }

  /** The only file. */
  UploadFile single() {
    if (files.size() > 1) {
      throw InvalidUploadException.of(
          "files",
          "%d files were sent, but class folders come as one zip or tar.gz"
              .formatted(files.size()));
    }
    return files.get(0);
  }

  /** The client's names if there are any, which must then be as many as there are classes. */
  List<String> namesOr(List<String> usual) {
    if (!classNames.isEmpty() && classNames.size() != usual.size()) {
      throw InvalidUploadException.of(
          "classNames",
          "%d class names are given for %d classes".formatted(classNames.size(), usual.size()));
    }
    return classNames.isEmpty() ? usual : classNames;
  }
}

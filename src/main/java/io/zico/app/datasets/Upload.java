package io.zico.app.datasets;

import io.zico.core.data.Labels;
import java.util.List;

/**
 * Files and what the client says about them.
 *
 * @param files at least one
 * @param labels what is said about them
 * @param classNames empty for those that the format has or implies
 * @param part which of the images are meant, where files or folders divide them
 */
record Upload(List<UploadFile> files, LabelRequest labels, List<String> classNames, Part part) {

  Upload {
    files = List.copyOf(files);
    classNames = List.copyOf(classNames);
  }

  /** All that the files have, without names of the client's own. */
  static Upload of(List<UploadFile> files) {
    return new Upload(files, LabelRequest.UNSAID, List.of(), Part.UNSAID);
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

  /** Refuses the client's names where labels of that kind have none, or have their own. */
  void refuseClassNames(Labels.Kind kind) {
    if (!classNames.isEmpty()) {
      throw InvalidUploadException.of(
          "classNames",
          "class names are given, but labels that are %s have none, or names of their own; leave them out"
              .formatted(LabelRequest.word(kind)));
    }
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

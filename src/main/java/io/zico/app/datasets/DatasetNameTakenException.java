package io.zico.app.datasets;

/** Another dataset has the name already. */
final class DatasetNameTakenException extends DatasetException {

  DatasetNameTakenException(String name) {
    super(
        "name",
        "dataset '%s' exists with other content; choose another name, or delete it first"
            .formatted(name));
  }
}

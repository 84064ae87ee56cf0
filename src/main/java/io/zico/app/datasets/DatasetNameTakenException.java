package io.zico.app.datasets;

import org.springframework.http.HttpStatus;

/** Another dataset has the name already. */
final class DatasetNameTakenException extends DatasetException {

  DatasetNameTakenException(String name) {
    super(
        HttpStatus.CONFLICT,
        "name-taken",
        "name",
        "dataset '%s' exists with other content; choose another name, or delete it first"
            .formatted(name));
  }
}

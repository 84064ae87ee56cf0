package io.zico.app.datasets;

import org.springframework.http.HttpStatus;

/** Another dataset has the name already. */
final class DatasetNameTakenException extends DatasetException {

  /**
   * Refuses a name.
   *
   * @param builtIn whether that dataset came with the service
   */
  DatasetNameTakenException(String name, boolean builtIn) {
    super(
        HttpStatus.CONFLICT,
        "name-taken",
        "name",
        (builtIn
                ? "dataset '%s' came with the service and stays; choose another name"
                : "dataset '%s' exists with other content; choose another name, or delete it first")
            .formatted(name));
  }
}

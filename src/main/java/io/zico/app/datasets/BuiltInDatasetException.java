package io.zico.app.datasets;

import org.springframework.http.HttpStatus;

/** Datasets that came with the service are not deleted. */
final class BuiltInDatasetException extends DatasetException {

  BuiltInDatasetException(String name) {
    super(
        HttpStatus.CONFLICT,
        "built-in-dataset",
        "idOrName",
        "dataset '%s' came with the service and stays".formatted(name));
  }
}

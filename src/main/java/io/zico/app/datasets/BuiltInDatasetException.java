package io.zico.app.datasets;

/** Datasets that came with the service are not deleted. */
final class BuiltInDatasetException extends DatasetException {

  BuiltInDatasetException(String name) {
    super("idOrName", "dataset '%s' came with the service and stays".formatted(name));
  }
}

package io.zico.app.datasets;

/** A dataset is not accepted or not given up; says why, and what to do about it. */
abstract sealed class DatasetException extends RuntimeException
    permits InvalidUploadException,
        UploadTooLargeException,
        DatasetNameTakenException,
        BuiltInDatasetException {

  private final String field;

  DatasetException(String field, String message) {
    super(message);
    this.field = field;
  }

  /** The part of the request that is at fault. */
  String field() {
    return field;
  }
}

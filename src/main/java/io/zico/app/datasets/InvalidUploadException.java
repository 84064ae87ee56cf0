package io.zico.app.datasets;

import org.springframework.http.HttpStatus;

/** An upload cannot be taken as it was sent; names the file, and the place in it. */
final class InvalidUploadException extends DatasetException {

  private InvalidUploadException(String field, String message) {
    super(HttpStatus.UNPROCESSABLE_CONTENT, "invalid-upload", field, message);
  }

  /** A fault in one of the files. */
  static InvalidUploadException in(String file, String message) {
    return new InvalidUploadException("files", "'%s' %s".formatted(file, message));
  }

  /** A fault that no single file has. */
  static InvalidUploadException of(String field, String message) {
    return new InvalidUploadException(field, message);
  }
}

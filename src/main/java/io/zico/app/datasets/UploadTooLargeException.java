package io.zico.app.datasets;

/** An upload is over a limit, or would be once it is unpacked; names the limit. */
final class UploadTooLargeException extends DatasetException {

  UploadTooLargeException(String message) {
    super("files", message);
  }
}

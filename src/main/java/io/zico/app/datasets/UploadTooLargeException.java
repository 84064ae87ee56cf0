package io.zico.app.datasets;

import org.springframework.http.HttpStatus;

/** An upload is over a limit, or would be once it is unpacked; names the limit. */
final class UploadTooLargeException extends DatasetException {

  UploadTooLargeException(String message) {
    super(HttpStatus.CONTENT_TOO_LARGE, "upload-too-large", "files", message);
  }
}

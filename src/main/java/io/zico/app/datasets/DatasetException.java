package io.zico.app.datasets;

import io.zico.app.web.Fault;
import io.zico.app.web.Refusal;
import java.util.List;
import org.springframework.http.HttpStatus;

/** A dataset is not accepted or not given up; says why, and what to do about it. */
abstract sealed class DatasetException extends RuntimeException implements Refusal
    permits InvalidUploadException,
        UploadTooLargeException,
        DatasetNameTakenException,
        BuiltInDatasetException,
        DatasetInUseException {

  private final HttpStatus status;
  private final String slug;
  private final String field;

  DatasetException(HttpStatus status, String slug, String field, String message) {
    super(message);
    this.status = status;
    this.slug = slug;
    this.field = field;
  }

  /** The part of the request that is at fault. */
  String field() {
    return field;
  }

  @Override
  public HttpStatus status() {
    return status;
  }

  @Override
  public String slug() {
    return slug;
  }

  @Override
  public List<Fault> faults() {
    return List.of(Fault.ofParameter(field, String.valueOf(getMessage()), null));
  }
}

package io.zico.app.datasets;

import java.util.UUID;
import org.springframework.http.HttpStatus;

/** A job still reads the dataset. */
final class DatasetInUseException extends DatasetException {

  DatasetInUseException(String name, UUID job) {
    super(
        HttpStatus.CONFLICT,
        "dataset-in-use",
        "idOrName",
        "dataset '%s' is read by job %s; cancel the job first, or wait for its end"
            .formatted(name, job));
  }
}

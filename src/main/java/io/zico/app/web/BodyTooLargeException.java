package io.zico.app.web;

import java.io.IOException;
import org.springframework.util.unit.DataSize;

/** The body is longer than the service reads. */
final class BodyTooLargeException extends IOException {

  BodyTooLargeException(DataSize limit) {
    super("the body is larger than the limit of %,d bytes".formatted(limit.toBytes()));
  }
}

package io.zico.app.web;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A body as far as it could be read, with all that was found wrong with it, so that who knows more
 * can add to that before the request is refused.
 *
 * @param body without what could not be read; null if nothing could
 */
public record Checked<T>(@Nullable T body, Faults faults) {

  /** What could be read; what could not, the faults tell. */
  public Optional<T> readable() {
    return Optional.ofNullable(body);
  }
}

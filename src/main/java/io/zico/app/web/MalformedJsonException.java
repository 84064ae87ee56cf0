package io.zico.app.web;

import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/** The body is not JSON, or is JSON beyond the limits; says at which line and column. */
final class MalformedJsonException extends RuntimeException {

  /** The parser's advice to its programmers, which would only puzzle a client. */
  private static final Pattern ADVICE =
      Pattern.compile(
          ", from `[^`]*`|: enable `.*| \\(start marker at \\[.*?\\]\\)|\\[Source.*?\\]");

  /**
   * Reports it.
   *
   * @param reached how far the parser came, for faults that do not know their place
   */
  MalformedJsonException(JacksonException cause, TokenStreamLocation reached) {
    super(message(cause, Optional.ofNullable(cause.getLocation()).orElse(reached)), cause);
  }

  private static String message(JacksonException cause, TokenStreamLocation place) {
    return "line %d, column %d: %s"
        .formatted(
            place.getLineNr(), place.getColumnNr(), withoutAdvice(cause.getOriginalMessage()));
  }

  private static String withoutAdvice(String message) {
    return ADVICE.matcher(message).replaceAll("");
  }
}

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

  private final String inLine;

  /**
   * Reports it.
   *
   * @param reached how far the parser came, for faults that do not know their place
   */
  MalformedJsonException(JacksonException cause, TokenStreamLocation reached) {
    this(
        cause,
        Optional.ofNullable(cause.getLocation()).orElse(reached),
        ADVICE.matcher(cause.getOriginalMessage()).replaceAll(""));
  }

  private MalformedJsonException(
      JacksonException cause, TokenStreamLocation place, String problem) {
    super(
        "line %d, column %d: %s".formatted(place.getLineNr(), place.getColumnNr(), problem), cause);
    inLine = "column %d: %s".formatted(place.getColumnNr(), problem);
  }

  /** What is wrong, where the whole of the text is one line. */
  String inLine() {
    return inLine;
  }
}

package io.zico.app.web;

import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;

/** The body is not JSON, or is JSON beyond the limits; says at which line and column. */
final class MalformedJsonException extends RuntimeException {

  /** The parser's advice to its programmers, which would only puzzle a client. */
  private static final Pattern ADVICE =
      Pattern.compile(
          ", from `[^`]*`|: enable `.*| \\(start marker at \\[.*?\\]\\)|\\[Source.*?\\]");

  private final long line;
  private final long column;

  MalformedJsonException(JacksonException cause) {
    super(
        "line %d, column %d: %s"
            .formatted(line(cause), column(cause), withoutAdvice(cause.getOriginalMessage())),
        cause);
    line = line(cause);
    column = column(cause);
  }

  long line() {
    return line;
  }

  long column() {
    return column;
  }

  private static long line(JacksonException e) {
    return e.getLocation() == null ? 1 : e.getLocation().getLineNr();
  }

  private static long column(JacksonException e) {
    return e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
  }

  private static String withoutAdvice(String message) {
    return ADVICE.matcher(message).replaceAll("");
  }
}

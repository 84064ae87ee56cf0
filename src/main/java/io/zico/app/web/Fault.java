package io.zico.app.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a request, and where: in the body, in a parameter, or in a header.
 *
 * @param pointer JSON pointer (RFC 6901) into the body, empty for the whole of it, or of its part
 * @param parameter name of the query or path parameter, or of the part of a multipart body
 * @param header name of the header
 * @param detail what was wrong and what is allowed
 * @param value what was sent, if it is short
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "One thing that is wrong with the request, and where.")
public record Fault(
    @Schema(
            description =
                "JSON pointer (RFC 6901) into the body; empty for the whole of it, or for the multipart part that is named.",
            example = "/architectures/3")
        @Nullable String pointer,
    @Schema(description = "Name of the query or path parameter, or of the multipart part.")
        @Nullable String parameter,
    @Schema(description = "Name of the header.") @Nullable String header,
    @Schema(description = "What was wrong and what is allowed.", example = "must be at least 1")
        String detail,
    @Schema(description = "What was sent, if it is short.", type = "string", example = "0")
        @Nullable Object value) {

  private static final int LONGEST_VALUE = 200;

  public Fault {
    value = shown(value);
  }

  /** A fault in the body. */
  public static Fault at(String pointer, String detail) {
    return at(pointer, detail, null);
  }

  /** A fault in the body. */
  public static Fault at(String pointer, String detail, @Nullable Object value) {
    return new Fault(pointer, null, null, detail, value);
  }

  /** A fault in a query or path parameter, or in a part of a multipart body. */
  public static Fault ofParameter(String name, String detail, @Nullable Object value) {
    return new Fault(null, name, null, detail, value);
  }

  /** A fault in what a part of a multipart body holds, which could be read. */
  public static Fault ofPart(String name, String pointer, String detail, @Nullable Object value) {
    return new Fault(pointer, name, null, detail, value);
  }

  /** A fault in a header. */
  public static Fault ofHeader(String name, String detail, @Nullable Object value) {
    return new Fault(null, null, name, detail, value);
  }

  /** Where it is, to stand before the detail. */
  String place() {
    if (parameter != null) {
      return pointer == null || pointer.isEmpty()
          ? "parameter '%s' ".formatted(parameter)
          : "parameter '%s', %s: ".formatted(parameter, pointer);
    }
    if (header != null) {
      return "header '%s' ".formatted(header);
    }
    return pointer == null || pointer.isEmpty() ? "the body: " : pointer + ": ";
  }

  private static @Nullable Object shown(@Nullable Object value) {
    if (value instanceof CharSequence text) {
      return text.length() <= LONGEST_VALUE
          ? text.toString()
          : text.subSequence(0, LONGEST_VALUE) + "…";
    }
    return value instanceof Number || value instanceof Boolean ? value : null;
  }
}

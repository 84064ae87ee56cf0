package io.zico.acceptance;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A multipart form. */
record Form(List<byte[]> parts) {

  private static final String BOUNDARY = "a-boundary-that-no-part-contains";

  static Form of(String field, String value) {
    return new Form(List.of()).with(field, value);
  }

  static Form ofJson(String field, String json) {
    return new Form(List.of()).part("name=\"%s\"".formatted(field), "application/json", utf8(json));
  }

  Form with(String field, String value) {
    return part("name=\"%s\"".formatted(field), "text/plain", utf8(value));
  }

  Form file(String field, String file, String type, byte[] content) {
    return part("name=\"%s\"; filename=\"%s\"".formatted(field, file), type, content);
  }

  String type() {
    return "multipart/form-data; boundary=" + BOUNDARY;
  }

  byte[] body() {
    var body = new ByteArrayOutputStream();
    parts.forEach(body::writeBytes);
    body.writeBytes(utf8("--%s--\r\n".formatted(BOUNDARY)));
    return body.toByteArray();
  }

  private Form part(String disposition, String type, byte[] content) {
    var part = new ByteArrayOutputStream();
    part.writeBytes(
        utf8(
            "--%s\r\nContent-Disposition: form-data; %s\r\nContent-Type: %s\r\n\r\n"
                .formatted(BOUNDARY, disposition, type)));
    part.writeBytes(content);
    part.writeBytes(utf8("\r\n"));
    var all = new ArrayList<>(parts);
    all.add(part.toByteArray());
    return new Form(List.copyOf(all));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

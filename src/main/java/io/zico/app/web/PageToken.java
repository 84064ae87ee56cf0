package io.zico.app.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;

/**
 * Where the next page of a list starts. Its text is opaque to clients, and bound to the list: with
 * another list or filter it would lead to a wrong place without anybody noticing.
 */
record PageToken(String list, String cursor) {

  String text() {
    var bytes = (mark(list) + cursor).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws IllegalArgumentException if it is no token, or one of another list
   */
  static PageToken of(String list, String text) {
    var decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
    var mark = mark(list);
    if (!decoded.startsWith(mark)) {
      throw new IllegalArgumentException("a token of another list");
    }
    return new PageToken(list, decoded.substring(mark.length()));
  }

  private static String mark(String list) {
    var sum = new CRC32();
    sum.update(list.getBytes(StandardCharsets.UTF_8));
    return "%08x".formatted(sum.getValue());
  }
}

package io.zico.app.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Text that must be UTF-8, with or without a byte order mark. */
public final class Utf8 {

  private static final int BYTE_ORDER_MARK = 0xFEFF;

  private Utf8() {}

  /** Reads text; malformed bytes end in a {@link java.nio.charset.CharacterCodingException}. */
  public static BufferedReader open(InputStream bytes) throws IOException {
    // a decoder of its own, because the usual one lets malformed bytes pass as question marks
    var reader =
        new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder()));
    reader.mark(1);
    if (reader.read() != BYTE_ORDER_MARK) {
      reader.reset();
    }
    return reader;
  }
}

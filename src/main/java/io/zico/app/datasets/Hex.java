package io.zico.app.datasets;

import java.util.Arrays;
import java.util.HexFormat;

/** The first bytes of a file as people read them. */
final class Hex {

  private static final HexFormat FORMAT = HexFormat.ofDelimiter(" ");
  private static final int SHOWN = 8;

  private Hex() {}

  static String of(byte[] bytes) {
    return bytes.length == 0
        ? "nothing"
        : FORMAT.formatHex(Arrays.copyOf(bytes, Math.min(SHOWN, bytes.length)));
  }
}

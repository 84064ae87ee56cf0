package io.zico.app.datasets;

import java.io.IOException;

/** The record that ends every zip; a zip that is read from its start would not miss it. */
final class ZipEnd {

  private static final int LENGTH = 22;
  private static final int LONGEST_COMMENT = 0xFFFF;
  private static final byte[] SIGNATURE = {'P', 'K', 5, 6};

  private ZipEnd() {}

  static void require(UploadFile file) throws IOException {
    try (var in = file.content().getInputStream()) {
      in.skipNBytes(Math.max(0, file.size() - LENGTH - LONGEST_COMMENT));
      if (!contains(in.readAllBytes())) {
        throw InvalidUploadException.in(
            file.name(), "ends too early for a zip; was it sent completely?");
      }
    }
  }

  private static boolean contains(byte[] tail) {
    for (int i = 0; i <= tail.length - LENGTH; i++) {
      if (tail[i] == SIGNATURE[0]
          && tail[i + 1] == SIGNATURE[1]
          && tail[i + 2] == SIGNATURE[2]
          && tail[i + 3] == SIGNATURE[3]) {
        return true;
      }
    }
    return false;
  }
}

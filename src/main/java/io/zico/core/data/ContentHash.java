package io.zico.core.data;

import io.zico.core.architecture.Fingerprint;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/** The running SHA-256 over labels and pixels: equal exactly for datasets that draw alike. */
public final class ContentHash {

  private final MessageDigest digest = Fingerprint.sha256();

  /** The hash of a dataset that a text describes completely. */
  public static String ofText(String description) {
    return HexFormat.of()
        .formatHex(Fingerprint.sha256().digest(description.getBytes(StandardCharsets.UTF_8)));
  }

  /** Takes in the next picture. */
  public void add(Image image, int label) {
    digest.update(
        ByteBuffer.allocate(16)
            .putInt(label)
            .putInt(image.channels())
            .putInt(image.height())
            .putInt(image.width())
            .flip());
    digest.update(image.pixels());
  }

  /** The hash of everything so far, as 64 hex digits; nothing can be added after. */
  public String finish(int classes) {
    digest.update(ByteBuffer.allocate(4).putInt(classes).flip());
    return HexFormat.of().formatHex(digest.digest());
  }
}

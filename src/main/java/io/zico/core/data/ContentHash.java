package io.zico.core.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The running SHA-256 over labels and pixels: equal exactly for datasets that draw alike. */
public final class ContentHash {

  private final MessageDigest digest = sha256();

  /** The hash of a dataset that a text describes completely. */
  public static String ofText(String description) {
    return HexFormat.of().formatHex(sha256().digest(description.getBytes(StandardCharsets.UTF_8)));
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

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

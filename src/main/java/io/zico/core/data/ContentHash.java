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

  /** Takes in the next picture and its label. */
  public void add(Sample sample) {
    byte[] label = sample.label().bytes();
    if (!(sample.label() instanceof Label.OfClass)) {
      add(label.length);
    }
    digest.update(label);
    add(sample.image().channels());
    add(sample.image().height());
    add(sample.image().width());
    digest.update(sample.image().pixels());
  }

  /** The hash of everything so far, as 64 hex digits; nothing can be added after. */
  public String finish(Labels labels) {
    add(labels.categories().size());
    if (labels.kind() != Labels.Kind.CLASS) {
      digest.update(labels.kind().name().getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private void add(int number) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(number).flip());
  }
}

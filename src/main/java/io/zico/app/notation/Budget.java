package io.zico.app.notation;

import com.google.protobuf.CodedInputStream;
import io.zico.core.architecture.InvalidArchitectureException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** How much of a file may be kept in memory: enough for any network, and for no attack. */
final class Budget {

  private static final long MOST_BYTES = 64L << 20;

  private static final int LONGEST_NAME = 1_000;

  /** What an object takes in memory beside its content. */
  private static final int OBJECT = 64;

  private long left = MOST_BYTES;

  /**
   * Sets bytes aside.
   *
   * @throws InvalidArchitectureException if they are too many
   */
  void take(long bytes) {
    left -= OBJECT + bytes;
    if (left < 0) {
      throw new InvalidArchitectureException(
          "the file describes more than %,d MiB besides its weights, which no network needs"
              .formatted(MOST_BYTES >> 20));
    }
  }

  /** Reads a name at a length that names have. */
  String name(CodedInputStream input) throws IOException {
    int length = input.readRawVarint32();
    if (length < 0 || length > LONGEST_NAME) {
      throw new InvalidArchitectureException(
          "a name in the file has %,d bytes; at most %,d are read".formatted(length, LONGEST_NAME));
    }
    take(length);
    return new String(input.readRawBytes(length), StandardCharsets.UTF_8);
  }
}

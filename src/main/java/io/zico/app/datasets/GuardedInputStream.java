package io.zico.app.datasets;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.function.LongSupplier;

/** A stream that ends in a refusal once it gives more than it may, or more than is plausible. */
final class GuardedInputStream extends FilterInputStream {

  /** Ordinary data shrinks by less, except for short runs of equal bytes. */
  private static final long LARGEST_RATIO = 200;

  private static final long FREE_OF_RATIO = 1 << 20;

  private final String name;
  private final long maxBytes;
  private final LongSupplier packedBytes;
  private long position;
  private long allowed = Long.MAX_VALUE;

  /** Guards bytes that are not packed. */
  GuardedInputStream(InputStream in, String name, long maxBytes) {
    this(in, name, maxBytes, () -> Long.MAX_VALUE / LARGEST_RATIO);
  }

  /** Guards unpacked bytes, given how many packed ones they were made of. */
  GuardedInputStream(InputStream in, String name, long maxBytes, LongSupplier packedBytes) {
    super(in);
    this.name = name;
    this.maxBytes = maxBytes;
    this.packedBytes = packedBytes;
  }

  /** How many bytes were given. */
  long position() {
    return position;
  }

  /** Allows only so many bytes more, until the next call. */
  void allow(long bytes) {
    allowed = position + bytes;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count;
    try {
      count = super.read(buffer, offset, length);
    } catch (IOException e) {
      throw InvalidUploadException.in(
          name,
          "is damaged or cut after byte %,d unpacked (%s); was it sent completely?"
              .formatted(
                  position, Objects.requireNonNullElse(e.getMessage(), "it ends too early")));
    }
    count(Math.max(0, count));
    return count;
  }

  @Override
  public long skip(long bytes) throws IOException {
    long count = super.skip(bytes);
    count(count);
    return count;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void count(long bytes) {
    position += bytes;
    if (position > Math.min(maxBytes, allowed)) {
      throw new UploadTooLargeException(
          "'%s' has more than the %,d bytes that it may have unpacked"
              .formatted(name, Math.min(maxBytes, allowed)));
    }
    if (position > FREE_OF_RATIO && position > LARGEST_RATIO * packedBytes.getAsLong()) {
      throw new UploadTooLargeException(
          "'%s' unpacks to more than %d times its size, as no images do"
              .formatted(name, LARGEST_RATIO));
    }
  }
}

package io.zico.app.web;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.util.unit.DataSize;

/** Cuts a body off at the limit while it streams in, whatever its declared length. */
final class LimitedStream extends FilterInputStream {

  private final DataSize limit;
  private long count;

  LimitedStream(InputStream stream, DataSize limit) {
    super(stream);
    this.limit = limit;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    count(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    count(Math.max(read, 0));
    return read;
  }

  private void count(int bytes) throws BodyTooLargeException {
    count += bytes;
    if (count > limit.toBytes()) {
      throw new BodyTooLargeException(limit);
    }
  }
}

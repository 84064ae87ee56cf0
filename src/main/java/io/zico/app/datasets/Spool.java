package io.zico.app.datasets;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/** A temporary file of byte runs, which is gone once it is closed. */
final class Spool implements Closeable {

  private final FileChannel file;

  /** Where a run lies in the file. */
  record Slice(long start, int length) {}

  private Spool(FileChannel file) {
    this.file = file;
  }

  static Spool open() throws IOException {
    return new Spool(
        FileChannel.open(
            Files.createTempFile("zico-", ".spool"),
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE));
  }

  /** Appends the stream to its end; the stream has to know its limits. */
  Slice add(InputStream in) throws IOException {
    return add(new byte[0], in);
  }

  /** Appends what was read of a stream already, and the rest of it. */
  Slice add(byte[] head, InputStream rest) throws IOException {
    long start = file.size();
    file.position(start);
    var out = Channels.newOutputStream(file);
    out.write(head);
    rest.transferTo(out);
    return new Slice(start, Math.toIntExact(file.size() - start));
  }

  byte[] read(Slice slice) throws IOException {
    var buffer = ByteBuffer.allocate(slice.length());
    while (buffer.hasRemaining()) {
      if (file.read(buffer, slice.start() + buffer.position()) < 0) {
        throw new EOFException("the temporary file was cut");
      }
    }
    return buffer.array();
  }

  /** The bytes of a run one after the other; the file may grow meanwhile. */
  InputStream stream(Slice slice) {
    return new InputStream() {
      private int position;

      @Override
      public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        int wanted = Math.min(length, slice.length() - position);
        if (wanted == 0) {
          return length == 0 ? 0 : -1;
        }
        int count = file.read(ByteBuffer.wrap(bytes, offset, wanted), slice.start() + position);
        position += Math.max(0, count);
        return count;
      }
    };
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}

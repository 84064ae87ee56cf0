package io.zico.app.datasets;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.springframework.core.io.InputStreamSource;

/**
 * One file of an upload, on disk, so that it can be read more than once.
 *
 * @param name as the client calls it; only for messages and for the order of files
 * @param size in bytes
 */
record UploadFile(String name, long size, InputStreamSource content) {

  private static final int LONGEST_NAME = 100;
  private static final int BUFFER = 1 << 16;

  UploadFile {
    name = name.replaceAll("[\\p{Cntrl}'\"]", "_");
    name = name.substring(Math.max(0, name.length() - LONGEST_NAME));
    if (size == 0) {
      throw InvalidUploadException.in(name, "is empty (0 bytes); was the right file sent?");
    }
  }

  /** The content, unpacked if it is gzipped. */
  GuardedInputStream open(long maxBytes) throws IOException {
    var raw = new BufferedInputStream(content.getInputStream(), BUFFER);
    raw.mark(2);
    boolean gzipped = isGzip(raw);
    raw.reset();
    if (!gzipped) {
      return new GuardedInputStream(raw, name, maxBytes);
    }
    var gzip =
        GzipCompressorInputStream.builder().setInputStream(raw).setDecompressConcatenated(true);
    var unpacked = gzip.get();
    return new GuardedInputStream(unpacked, name, maxBytes, unpacked::getCompressedCount);
  }

  boolean isGzipped() {
    try (var in = content.getInputStream()) {
      return isGzip(in);
    } catch (IOException e) {
      throw damaged(e);
    }
  }

  private static boolean isGzip(InputStream in) throws IOException {
    return in.read() == 0x1F && in.read() == 0x8B;
  }

  /** The first bytes of the content, unpacked if it is gzipped. */
  byte[] head(int bytes) {
    try (var in = open(bytes)) {
      return in.readNBytes(bytes);
    } catch (IOException e) {
      throw damaged(e);
    }
  }

  /** What to tell when reading failed. */
  InvalidUploadException damaged(IOException e) {
    var cause =
        e instanceof EOFException ? "ends too early" : "is damaged (" + e.getMessage() + ")";
    return InvalidUploadException.in(name, cause + "; was it sent completely?");
  }
}

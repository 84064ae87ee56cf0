package io.zico.app.datasets;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;

/**
 * The regular files of a zip or tar archive, one after the other. Everything an archive could claim
 * is bounded while it is read: number of entries, bytes of each, of all, and of what lies between.
 */
final class Archive implements Closeable {

  private static final int LARGEST_ENTRY = 64 << 20;
  private static final int LARGEST_HEADER = 1 << 20;
  private static final int TAR_HEAD = 512;

  private final UploadFile file;
  private final int maxEntries;
  private final GuardedInputStream raw;
  private final ArchiveInputStream<?> entries;
  private final GuardedInputStream unpacked;
  private final LongSupplier packedBytes;
  private final long largestHeader;
  private int count;

  private Archive(UploadFile file, DatasetProperties limits, boolean zip) throws IOException {
    this.file = file;
    this.maxEntries = limits.maxEntries();
    this.raw = file.open(limits.maxExpanded().toBytes());
    if (zip) {
      var unpacking = new ZipArchiveInputStream(raw);
      this.entries = unpacking;
      this.packedBytes = unpacking::getCompressedCount;
      this.largestHeader = limits.maxExpanded().toBytes(); // the format bounds them itself
    } else {
      this.entries = new TarArchiveInputStream(raw, "UTF-8");
      this.packedBytes = () -> Integer.MAX_VALUE; // the whole archive is packed, not its entries
      this.largestHeader = LARGEST_HEADER;
    }
    this.unpacked =
        new GuardedInputStream(entries, file.name(), limits.maxExpanded().toBytes(), raw::position);
  }

  static boolean isZip(UploadFile file) {
    return Arrays.equals(file.head(4), new byte[] {'P', 'K', 3, 4});
  }

  /** Whether a file is the record that ends a zip, and nothing before it. */
  static boolean isEmptyZip(UploadFile file) {
    return Arrays.equals(file.head(4), new byte[] {'P', 'K', 5, 6});
  }

  static boolean isTar(UploadFile file) {
    byte[] head = file.head(TAR_HEAD);
    return TarArchiveInputStream.matches(head, head.length);
  }

  static Archive open(UploadFile file, DatasetProperties limits) throws IOException {
    boolean zip = isZip(file);
    if (isEmptyZip(file)) {
      throw InvalidUploadException.in(
          file.name(), "is a zip without any files; pack the folders of pictures anew");
    }
    if (!zip && !isTar(file)) {
      throw InvalidUploadException.in(
          file.name(),
          "is neither zip nor tar.gz: it starts with %s; pack the folders as one of them"
              .formatted(Hex.of(file.head(8))));
    }
    if (zip) {
      ZipEnd.require(file);
    }
    return new Archive(file, limits, zip);
  }

  /** The name of the next regular file, if there is one more; folders are passed over. */
  Optional<String> next() throws IOException {
    raw.allow(largestHeader);
    for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
      if (++count > maxEntries) {
        throw new UploadTooLargeException(
            "'%s' has more than the %,d entries that are allowed"
                .formatted(file.name(), maxEntries));
      }
      if (!entry.isDirectory()) {
        requireRegular(entry);
        return Optional.of(entry.getName());
      }
      EntryPath.check(entry.getName(), file.name());
      if (readable(entry)) {
        // a folder that holds bytes is none, but they would be unpacked uncounted
        content(entry.getName()).transferTo(OutputStream.nullOutputStream());
      }
      raw.allow(largestHeader);
    }
    return Optional.empty();
  }

  /**
   * The bytes of the file that {@link #next} named; closed with the archive. To be read to its end,
   * wanted or not: bytes count only as they are read.
   */
  InputStream content(String name) {
    raw.allow(LARGEST_ENTRY + largestHeader);
    return new GuardedInputStream(
        unpacked, file.name() + "', entry '" + name, LARGEST_ENTRY, packedBytes);
  }

  private void requireRegular(ArchiveEntry entry) {
    boolean special =
        entry instanceof TarArchiveEntry tar
            && (tar.isSymbolicLink()
                || tar.isLink()
                || tar.isFIFO()
                || tar.isBlockDevice()
                || tar.isCharacterDevice()
                || tar.isSparse());
    if (special) {
      throw InvalidUploadException.in(
          file.name(), "has entry '%s', which is a link or device".formatted(entry.getName()));
    }
    if (!readable(entry)) {
      throw InvalidUploadException.in(
          file.name(),
          "has entry '%s', which is encrypted or packed in an unusual way; zip it anew"
              .formatted(entry.getName()));
    }
  }

  private boolean readable(ArchiveEntry entry) {
    return entries instanceof ZipArchiveInputStream zip
        ? zip.canReadEntryData(entry)
        : ((TarArchiveInputStream) entries).canReadEntryData(entry);
  }

  @Override
  public void close() throws IOException {
    entries.close();
  }
}

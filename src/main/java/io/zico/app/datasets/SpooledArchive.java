package io.zico.app.datasets;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The pictures of an archive in the order of their names, whatever the order of the archive, and
 * the tables of labels beside them. All lie on disk, as they were packed.
 */
final class SpooledArchive implements Closeable {

  private final String name;
  private final Spool spool;
  private final List<Entry> pictures = new ArrayList<>();
  private final Map<String, Entry> tables = new LinkedHashMap<>();
  private int ignoredFiles;

  /** A file, still encoded. */
  record Entry(EntryPath path, Spool.Slice slice) {}

  private SpooledArchive(String name, Spool spool) {
    this.name = name;
    this.spool = spool;
  }

  /** Unpacks a file; what is no picture and no table is counted, and never kept. */
  static SpooledArchive open(UploadFile file, DatasetProperties limits) throws IOException {
    var archive = new SpooledArchive(file.name(), Spool.open());
    try (var entries = Archive.open(file, limits)) {
      for (var entry = entries.next(); entry.isPresent(); entry = entries.next()) {
        EntryPath.check(entry.get(), file.name());
        archive.add(entry.get(), entries.content(entry.get()));
      }
      archive.check();
      return archive;
    } catch (IOException e) {
      archive.close();
      throw file.damaged(e);
    } catch (RuntimeException e) {
      archive.close();
      throw e;
    }
  }

  /** The pictures, at least one. */
  List<Entry> pictures() {
    return List.copyOf(pictures);
  }

  /** The tables of labels by the folder that they lie in. */
  Map<String, Entry> tables() {
    return Map.copyOf(tables);
  }

  /** Names of the folders that pictures lie in; empty for those that lie in none. */
  SortedSet<String> folders() {
    var folders = new TreeSet<String>();
    pictures.forEach(entry -> folders.add(entry.path().className()));
    return folders;
  }

  int ignoredFiles() {
    return ignoredFiles;
  }

  byte[] read(Entry entry) throws IOException {
    return spool.read(entry.slice());
  }

  /** The place for what is unpacked further. */
  Spool spool() {
    return spool;
  }

  /** How messages name a file. */
  String named(Object path) {
    return name + "', entry '" + path;
  }

  /** A fault of the whole archive. */
  InvalidUploadException refused(String message) {
    return InvalidUploadException.in(name, message);
  }

  private void add(String path, InputStream content) throws IOException {
    byte[] head = content.readNBytes(ImageDecoder.HEAD);
    if (isPicture(path, head)) {
      pictures.add(new Entry(EntryPath.of(path, name), spool.add(head, content)));
    } else if (EntryPath.isTable(path, name)) {
      addTable(path, spool.add(head, content));
    } else {
      content.transferTo(OutputStream.nullOutputStream());
      ignoredFiles++;
    }
  }

  private void addTable(String path, Spool.Slice slice) {
    var table = EntryPath.ofTable(path, name);
    if (tables.put(table.folder(), new Entry(table, slice)) != null) {
      throw twice(table);
    }
  }

  /** What is neither a picture nor called one is no part of the dataset: a README, a licence. */
  private boolean isPicture(String path, byte[] head) {
    if (EntryPath.isHidden(path, name)) {
      return false;
    }
    if (EntryPath.promisesPicture(path)) {
      ImageDecoder.recognise(head, named(path));
    }
    return ImageDecoder.knows(head);
  }

  private void check() {
    if (pictures.isEmpty()) {
      throw refused(
          "has no pictures among its %,d files; expected is class/picture.png"
              .formatted(ignoredFiles + tables.size()));
    }
    pictures.sort(Comparator.comparing(entry -> entry.path().key()));
    for (int i = 0; i < pictures.size(); i++) {
      var path = pictures.get(i).path();
      pictures.get(0).path().requireSameLayout(path, name);
      if (i > 0 && path.key().equals(pictures.get(i - 1).path().key())) {
        throw twice(path);
      }
    }
  }

  private InvalidUploadException twice(EntryPath path) {
    return refused("has '%s' twice".formatted(path));
  }

  @Override
  public void close() throws IOException {
    spool.close();
  }
}

package io.zico.app.datasets;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * An archive with one folder of pictures for each class. Classes and pictures are ordered by name,
 * whatever the order of the archive. Each entry is recognised; the kept ones are decoded.
 */
final class ClassFolders implements ImageSource {

  private final String archive;
  private final ImageDecoder decoder;
  private final Spool spool;
  private final List<Entry> pictures;
  private final List<String> classNames;
  private int ignoredFiles;

  /** A picture, still encoded. */
  private record Entry(EntryPath path, Spool.Slice slice) {}

  private ClassFolders(UploadFile file, Part part, DatasetProperties limits, Spool spool)
      throws IOException {
    this.archive = file.name();
    this.decoder = new ImageDecoder(limits.maxPixels());
    this.spool = spool;
    this.pictures = part.of(pictures(file, limits), entry -> entry.path().split());
    this.classNames =
        pictures.stream().map(entry -> entry.path().className()).distinct().sorted().toList();
  }

  static ClassFolders of(Upload upload, DatasetProperties limits) throws IOException {
    if (!upload.classNames().isEmpty()) {
      throw InvalidUploadException.of(
          "classNames",
          "class names are given, but the folders name the classes already; leave them out");
    }
    var spool = Spool.open();
    try {
      return new ClassFolders(upload.single(), upload.part(), limits, spool);
    } catch (IOException | RuntimeException e) {
      spool.close();
      throw e;
    }
  }

  @Override
  public List<String> classNames() {
    return classNames;
  }

  @Override
  public int ignoredFiles() {
    return ignoredFiles;
  }

  @Override
  public int[] labels() {
    return pictures.stream().mapToInt(this::label).toArray();
  }

  @Override
  public void read(int[] kept, Sink sink) throws IOException {
    for (int number : kept) {
      var entry = pictures.get(number);
      var bytes = spool.read(entry.slice());
      sink.accept(decoder.decode(bytes, named(entry.path())), label(entry));
    }
  }

  @Override
  public void close() throws IOException {
    spool.close();
  }

  private int label(Entry entry) {
    return Collections.binarySearch(classNames, entry.path().className());
  }

  private List<Entry> pictures(UploadFile file, DatasetProperties limits) throws IOException {
    var found = new ArrayList<Entry>();
    try (var entries = Archive.open(file, limits)) {
      for (var name = entries.next(); name.isPresent(); name = entries.next()) {
        EntryPath.check(name.get(), archive);
        var slice = spool.add(entries.content(name.get()));
        if (isPicture(name.get(), slice)) {
          found.add(new Entry(EntryPath.of(name.get(), archive), slice));
        } else {
          ignoredFiles++;
        }
      }
    } catch (IOException e) {
      throw file.damaged(e);
    }
    check(found);
    return List.copyOf(found);
  }

  /** What is neither a picture nor called one is no part of the dataset: a README, a licence. */
  private boolean isPicture(String name, Spool.Slice slice) throws IOException {
    byte[] head = spool.head(slice, ImageDecoder.HEAD);
    if (EntryPath.isHidden(name, archive)) {
      return false;
    }
    if (EntryPath.promisesPicture(name)) {
      ImageDecoder.recognise(head, named(name));
    }
    return ImageDecoder.knows(head);
  }

  private void check(List<Entry> found) {
    if (found.isEmpty()) {
      throw InvalidUploadException.in(
          archive,
          "has no pictures among its %,d files; expected is class/picture.png"
              .formatted(ignoredFiles));
    }
    found.sort(Comparator.comparing(entry -> entry.path().key()));
    for (int i = 0; i < found.size(); i++) {
      var path = found.get(i).path();
      found.get(0).path().requireSameLayout(path, archive);
      if (i > 0 && path.key().equals(found.get(i - 1).path().key())) {
        throw InvalidUploadException.in(archive, "has '%s' twice".formatted(path));
      }
    }
  }

  private String named(Object path) {
    return archive + "', entry '" + path;
  }
}

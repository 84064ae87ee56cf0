package io.zico.app.datasets;

import io.zico.app.datasets.SpooledArchive.Entry;
import io.zico.core.data.Image;
import io.zico.core.data.Label;
import io.zico.core.data.Labels;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Numbers for each picture, in a table {@code labels.csv} beside the pictures or their folder: the
 * first column is the picture's file name, the others are the numbers.
 *
 * @param vectors where the numbers of each picture lie on disk
 */
record LabelTable(
    Labels.Kind kind,
    List<String> names,
    List<Entry> pictures,
    Map<EntryPath, Spool.Slice> vectors,
    Spool spool)
    implements Labelling {

  /** The name of the table. */
  static final String NAME = "labels.csv";

  /**
   * Reads all tables that the pictures need, one for each folder.
   *
   * @param wanted null if the numbers themselves say whether they are tags
   */
  static LabelTable of(SpooledArchive archive, List<Entry> pictures, Labels.@Nullable Kind wanted)
      throws IOException {
    var vectors = new HashMap<EntryPath, Spool.Slice>();
    List<String> names = List.of();
    boolean tags = wanted != Labels.Kind.VECTOR;
    for (var folder : pictures.stream().map(entry -> entry.path().folder()).distinct().toList()) {
      var rows = LabelRows.read(archive, table(archive, folder), wanted == Labels.Kind.TAGS);
      if (!names.isEmpty() && !names.equals(rows.names())) {
        throw archive.refused("has more than one %s, with different columns".formatted(NAME));
      }
      names = rows.names();
      tags &= rows.areTags();
      pictures.stream()
          .map(Entry::path)
          .filter(path -> path.folder().equals(folder))
          .forEach(path -> vectors.put(path, rows.take(path)));
      rows.requireAllTaken();
    }
    var kind = tags ? Labels.Kind.TAGS : Labels.Kind.VECTOR;
    return new LabelTable(kind, names, pictures, vectors, archive.spool());
  }

  private static Entry table(SpooledArchive archive, String folder) {
    var above = folder.substring(0, Math.max(0, folder.lastIndexOf('/')));
    var found = Stream.of(folder, above).distinct().filter(archive.tables()::containsKey).toList();
    if (found.size() != 1) {
      throw archive.refused(
          "has %s %s for the pictures in '%s'; expected is one, there or in the folder above"
              .formatted(found.isEmpty() ? "no" : "more than one", NAME, folder));
    }
    return Objects.requireNonNull(archive.tables().get(found.get(0)));
  }

  @Override
  public Label label(Entry picture, Image image) throws IOException {
    var slice = Objects.requireNonNull(vectors.get(picture.path()), "every picture has a row");
    return kind.label(image, spool.read(slice));
  }
}

package io.zico.app.datasets;

import io.zico.app.datasets.SpooledArchive.Entry;
import io.zico.app.web.Csv;
import io.zico.app.web.Utf8;
import io.zico.core.data.Label;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The rows of a table of labels. Numbers go to disk as they are read; names stay. */
final class LabelRows implements Csv.Sheet {

  private static final int MOST_NUMBERS = 4_096;
  private static final int LONGEST_NAME = 255;
  private static final int LONGEST_NUMBER = 50;
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?");

  private final SpooledArchive archive;
  private final Entry table;
  private final boolean onlyTags;
  private final Map<String, Spool.Slice> rows = new LinkedHashMap<>();
  private List<String> names = List.of();
  private boolean tags = true;

  private LabelRows(SpooledArchive archive, Entry table, boolean onlyTags) {
    this.archive = archive;
    this.table = table;
    this.onlyTags = onlyTags;
  }

  /**
   * Reads a table.
   *
   * @param onlyTags whether numbers other than 0 and 1 are refused
   */
  static LabelRows read(SpooledArchive archive, Entry table, boolean onlyTags) throws IOException {
    var rows = new LabelRows(archive, table, onlyTags);
    try (var reader = Utf8.open(archive.spool().stream(table.slice()))) {
      Csv.read(reader, rows);
    } catch (CharacterCodingException e) {
      throw rows.refused("is no UTF-8 text; save it as UTF-8");
    }
    if (rows.rows.isEmpty()) {
      throw rows.refused("has no rows; expected is a first row that names the columns, and others");
    }
    return rows;
  }

  /** The columns of numbers. */
  List<String> names() {
    return names;
  }

  /** Whether all numbers are 0 or 1. */
  boolean areTags() {
    return tags;
  }

  /** Where the numbers of a picture lie. */
  Spool.Slice take(EntryPath picture) {
    var slice = rows.remove(picture.file());
    if (slice == null) {
      throw refused("has no row for the picture '%s'".formatted(picture));
    }
    return slice;
  }

  void requireAllTaken() {
    rows.keySet().stream()
        .findFirst()
        .ifPresent(
            name -> {
              throw refused("has a row for '%s', but there is no such picture".formatted(name));
            });
  }

  @Override
  public void header(List<String> columns) {
    names = List.copyOf(columns.subList(1, columns.size()));
    if (names.isEmpty() || names.size() > MOST_NUMBERS) {
      throw refused(
          "has %,d columns of numbers, where 1 to %,d are allowed; the first column is the picture's file name"
              .formatted(names.size(), MOST_NUMBERS));
    }
    boolean unusable =
        names.stream().anyMatch(name -> name.isBlank() || name.length() > LONGEST_NAME);
    if (unusable || new HashSet<>(names).size() < names.size()) {
      throw refused(
          "names a column twice, not at all, or with more than %d characters"
              .formatted(LONGEST_NAME));
    }
  }

  @Override
  public void row(int line, List<String> cells) throws IOException {
    if (rows.size() == archive.pictures().size()) {
      refuse(
          line, "names '%s', but there are only %,d pictures".formatted(cells.get(0), rows.size()));
    }
    var numbers = new float[names.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = number(line, names.get(i), cells.get(i + 1));
    }
    var slice = archive.spool().add(new ByteArrayInputStream(new Label.Vector(numbers).bytes()));
    if (rows.put(cells.get(0), slice) != null) {
      refuse(line, "names '%s' a second time".formatted(cells.get(0)));
    }
  }

  private float number(int line, String column, String cell) {
    boolean written = cell.length() <= LONGEST_NUMBER && NUMBER.matcher(cell).matches();
    float number = written ? Float.parseFloat(cell) : Float.NaN;
    if (!Float.isFinite(number)) {
      var shown = cell.substring(0, Math.min(LONGEST_NUMBER, cell.length()));
      refuse(line, "has '%s' for '%s', which is no finite number".formatted(shown, column));
    }
    boolean tag = number == 0 || number == 1;
    if (onlyTags && !tag) {
      refuse(line, "has %s for '%s', but tags are 0 or 1".formatted(cell, column));
    }
    tags &= tag;
    return number;
  }

  @Override
  public void refuse(int line, String problem) {
    throw refused("line %d %s".formatted(line, problem));
  }

  private InvalidUploadException refused(String problem) {
    return InvalidUploadException.in(archive.named(table.path()), problem);
  }
}

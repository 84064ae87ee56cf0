package io.zico.app.scores;

import io.zico.app.web.Csv;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/**
 * Takes a list as a table. Its columns are, in any order, {@code architecture}, and where they are
 * wanted {@code id} and {@code space}. As in JSON, nothing else is let pass.
 */
final class CsvRows implements Csv.Sheet {

  private static final String ARCHITECTURE = "architecture";
  private static final Set<String> COLUMNS = Set.of(ARCHITECTURE, "id", "space");

  private final ListedLines lines;
  private List<String> columns = List.of();

  CsvRows(ListedLines lines) {
    this.lines = lines;
  }

  @Override
  public void header(List<String> names) {
    if (!names.contains(ARCHITECTURE)
        || !COLUMNS.containsAll(names)
        || new HashSet<>(names).size() < names.size()) {
      throw ArchitectureList.fault(
          "the first row names the columns, which are architecture and, where they are wanted, id and space; but it was %s"
              .formatted(String.join(",", names)));
    }
    columns = List.copyOf(names);
  }

  @Override
  public void row(int line, List<String> cells) {
    var row = new LinkedHashMap<String, String>();
    for (int i = 0; i < cells.size(); i++) {
      row.put(columns.get(i), cells.get(i));
    }
    lines.addRow(line, row);
  }

  @Override
  public void refuse(int line, String problem) {
    lines.refuse(line, problem);
  }
}

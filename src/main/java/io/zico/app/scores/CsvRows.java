package io.zico.app.scores;

import io.zico.app.web.Csv;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes a list as a table. Its columns are, in any order, {@code architecture}, and where they are
 * wanted {@code id} and {@code space}. As in JSON, nothing else is let pass.
 */
final class CsvRows implements Csv.Sheet {

  private static final String ARCHITECTURE = "architecture";

  /** What spreadsheets separate columns by where commas are decimal points. */
  private static final Map<String, String> SEPARATORS = Map.of(";", "semicolons", "\t", "tabs");

  private static final Set<String> COLUMNS = Set.of(ARCHITECTURE, "id", "space");

  private final ListedLines lines;
  private List<String> columns = List.of();

  CsvRows(ListedLines lines) {
    this.lines = lines;
  }

  @Override
  public void header(List<String> names) {
    problem(names)
        .ifPresent(
            problem -> {
              throw ArchitectureList.fault(
                  "the first row names the columns, which are architecture and, where they are wanted, id and space; but %s: %s"
                      .formatted(problem, String.join(",", names)));
            });
    columns = List.copyOf(names);
  }

  private static Optional<String> problem(List<String> names) {
    var separator = SEPARATORS.keySet().stream().filter(names.get(0)::contains).findFirst();
    if (separator.isPresent()) {
      return separator.map(
          text -> "there are %s where commas are expected".formatted(SEPARATORS.get(text)));
    }
    var unknown = names.stream().filter(name -> !COLUMNS.contains(name)).toList();
    if (!unknown.isEmpty()) {
      return Optional.of("'%s' is not known".formatted(String.join("', '", unknown)));
    }
    if (!names.contains(ARCHITECTURE)) {
      return Optional.of("architecture is missing");
    }
    return new HashSet<>(names).size() < names.size()
        ? Optional.of("one is there twice")
        : Optional.empty();
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

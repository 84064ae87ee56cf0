package io.zico.app.scores;

import java.io.IOException;
import java.io.Reader;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;

/**
 * Reads a list in the form of RFC 4180. The first row names the columns, in any order: {@code
 * architecture}, and where they are wanted {@code id} and {@code space}. As in JSON, nothing else
 * is let pass: no unknown column, and no row of another length.
 */
final class CsvRows {

  private static final String ARCHITECTURE = "architecture";
  private static final Set<String> COLUMNS = Set.of(ARCHITECTURE, "id", "space");
  private static final CsvMapper CSV = new CsvMapper();

  private CsvRows() {}

  static void read(Reader reader, ListedLines lines) throws IOException {
    try (var rows = open(reader)) {
      if (rows.hasNextValue()) {
        var header = header(rows.nextValue());
        while (rows.hasNextValue()) {
          add(line(rows.currentLocation()), header, rows.nextValue(), lines);
        }
      }
    } catch (JacksonIOException e) {
      throw e.getCause();
    } catch (JacksonException e) {
      lines.refuse(line(e.getLocation()), e.getOriginalMessage());
    }
  }

  private static MappingIterator<List<String>> open(Reader reader) {
    return CSV.readerForListOf(String.class)
        .with(CsvReadFeature.WRAP_AS_ARRAY)
        .with(CsvReadFeature.TRIM_SPACES)
        .with(CsvReadFeature.SKIP_EMPTY_LINES)
        .readValues(reader);
  }

  private static List<String> header(List<String> cells) {
    if (!cells.contains(ARCHITECTURE)
        || !COLUMNS.containsAll(cells)
        || new HashSet<>(cells).size() < cells.size()) {
      throw ArchitectureList.fault(
          "the first row names the columns, which are architecture and, where they are wanted, id and space; but it was %s"
              .formatted(String.join(",", cells)));
    }
    return cells;
  }

  private static void add(int line, List<String> header, List<String> cells, ListedLines lines) {
    if (cells.size() != header.size()) {
      lines.refuse(
          line,
          "has %d cells, but the first row names %d columns; a text with commas stands in double quotes"
              .formatted(cells.size(), header.size()));
      return;
    }
    var row = new LinkedHashMap<String, String>();
    for (int i = 0; i < cells.size(); i++) {
      row.put(header.get(i), cells.get(i));
    }
    lines.addRow(line, row);
  }

  private static int line(TokenStreamLocation place) {
    return Optional.ofNullable(place).map(TokenStreamLocation::getLineNr).orElse(0);
  }
}

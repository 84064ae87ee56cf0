package io.zico.app.web;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;

/**
 * Reads text in the form of RFC 4180, row by row. The first row names the columns, and no other row
 * may be longer or shorter.
 */
public final class Csv {

  private static final int MOST_COLUMNS = 10_000;
  private static final CsvMapper CSV = new CsvMapper();

  /** Takes in a table. */
  public interface Sheet {

    /** Takes the first row. */
    void header(List<String> columns);

    /** Takes a row that has as many cells as there are columns. */
    void row(int line, List<String> cells) throws IOException;

    /** Learns of a line that is no such row. */
    void refuse(int line, String problem);
  }

  private Csv() {}

  /** Reads a table, of which nothing but the current row is kept. */
  public static void read(Reader reader, Sheet sheet) throws IOException {
    try (var rows = open(reader)) {
      int columns = 0;
      while (rows.nextToken() != null) {
        int line = line(rows.currentLocation());
        var cells = cells(rows);
        if (columns == 0) {
          columns = cells.size();
          sheet.header(cells);
        } else if (cells.size() == columns) {
          sheet.row(line, cells);
        } else {
          sheet.refuse(line, otherLength(cells.size(), columns));
        }
      }
    } catch (JacksonIOException e) {
      throw e.getCause();
    } catch (JacksonException e) {
      sheet.refuse(line(e.getLocation()), e.getOriginalMessage());
    }
  }

  private static JsonParser open(Reader reader) {
    return CSV.reader()
        .with(CsvReadFeature.TRIM_SPACES)
        .with(CsvReadFeature.SKIP_EMPTY_LINES)
        .createParser(reader);
  }

  private static List<String> cells(JsonParser row) {
    var cells = new ArrayList<String>();
    while (row.nextToken() != JsonToken.END_ARRAY) {
      if (cells.size() <= MOST_COLUMNS) { // one more is enough to see that it is too long
        cells.add(row.getString());
      }
    }
    return cells;
  }

  private static String otherLength(int cells, int columns) {
    return "has %d cells, but the first row names %d columns; a text with commas stands in double quotes"
        .formatted(cells, columns);
  }

  private static int line(TokenStreamLocation place) {
    return Optional.ofNullable(place).map(TokenStreamLocation::getLineNr).orElse(0);
  }
}

package io.zico.app.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/** Writes CSV that spreadsheets can be trusted with. */
public final class CsvText {

  /** Lines end as RFC 4180 says. */
  private static final ObjectWriter CSV =
      new CsvMapper().writer(CsvSchema.emptySchema().withLineSeparator("\r\n"));

  /** What makes spreadsheets take a text for a formula. */
  private static final String FORMULA = "=+-@\t\r";

  private CsvText() {}

  /** A row with its end. */
  public static String row(List<String> cells) {
    return CSV.writeValueAsString(cells.toArray());
  }

  /** Somebody's words: never a formula; empty for nothing. */
  public static String text(@Nullable String text) {
    var plain = plain(text);
    return !plain.isEmpty() && FORMULA.indexOf(plain.charAt(0)) >= 0 ? "'" + plain : plain;
  }

  /** A number, or one of our own words; empty for nothing. */
  public static String plain(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}

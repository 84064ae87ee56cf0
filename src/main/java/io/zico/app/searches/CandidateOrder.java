package io.zico.app.searches;

import io.zico.app.web.Fault;
import io.zico.app.web.InvalidRequestException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The order of a list of candidates; of equals the first born is first. Those without a value come
 * last.
 */
record CandidateOrder(CandidateColumn column, boolean descending) {

  /**
   * Reads an order.
   *
   * @param text a name and, if the largest is to be first, {@code desc}; null for the order of
   *     numbers
   * @throws InvalidRequestException if it cannot be understood
   */
  static CandidateOrder parse(@Nullable String text, List<CandidateColumn> columns) {
    var words = (text == null || text.isBlank() ? "number" : text.strip()).split("\\s+", -1);
    var direction = words.length == 1 ? "asc" : words[1].toLowerCase(Locale.ROOT);
    if (words.length > 2 || !(direction.equals("asc") || direction.equals("desc"))) {
      throw fault("must be a name and, if wanted, asc or desc, such as 'score desc'", text);
    }
    var column =
        CandidateColumn.find(words[0], columns)
            .orElseThrow(
                () ->
                    fault(
                        "there is no '%s'; there are %s"
                            .formatted(words[0], CandidateColumn.known(columns)),
                        text));
    return new CandidateOrder(column, direction.equals("desc"));
  }

  private static InvalidRequestException fault(String message, @Nullable String text) {
    return new InvalidRequestException(Fault.ofParameter("orderBy", message, text));
  }

  /** What follows {@code ORDER BY}. */
  String sql() {
    return "%s %s NULLS LAST, position".formatted(column.sql(), descending ? "DESC" : "ASC");
  }

  /** A condition in SQL for the rows after one, by the parameters that {@link Place} gives. */
  String after(Place place) {
    if (place.value() == null) {
      return "(%s IS NULL AND position > :position)".formatted(column.sql());
    }
    return "(%1$s %2$s CAST(:value AS DOUBLE PRECISION) OR %1$s IS NULL OR (%1$s = CAST(:value AS DOUBLE PRECISION) AND position > :position))"
        .formatted(column.sql(), descending ? "<" : ">");
  }

  /**
   * Where a page ended.
   *
   * @param value of the column; null if that row had none
   */
  record Place(@Nullable Double value, int position) {

    private static final String SEPARATOR = "/";

    String text() {
      return (value == null ? "" : value.toString()) + SEPARATOR + position;
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws IllegalArgumentException if it is something else
     */
    static Place parse(String text) {
      int end = text.indexOf(SEPARATOR);
      if (end < 0) {
        throw new IllegalArgumentException("a value and a position are needed");
      }
      return new Place(
          end == 0 ? null : Double.valueOf(text.substring(0, end)),
          Integer.parseInt(text.substring(end + 1)));
    }
  }
}

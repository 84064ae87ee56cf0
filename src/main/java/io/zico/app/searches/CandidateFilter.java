package io.zico.app.searches;

import io.zico.app.web.Fault;
import io.zico.app.web.InvalidRequestException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Comparisons that a candidate must all meet, e.g. {@code macs<=450e6,zico>120}. */
record CandidateFilter(List<Comparison> comparisons) {

  private static final Pattern COMPARISON =
      Pattern.compile("\\s*([-A-Za-z][\\w:-]*)\\s*(<=|>=|!=|=|<|>)\\s*([-+.\\w]+)\\s*");

  CandidateFilter {
    comparisons = List.copyOf(comparisons);
  }

  /** A column against a number. */
  record Comparison(CandidateColumn column, String operator, double number) {}

  /**
   * Reads a filter.
   *
   * @param text comparisons, separated by commas or {@code and}; null for none
   * @throws InvalidRequestException naming what cannot be understood
   */
  static CandidateFilter parse(@Nullable String text, List<CandidateColumn> columns) {
    if (text == null || text.isBlank()) {
      return new CandidateFilter(List.of());
    }
    var comparisons = new ArrayList<Comparison>();
    for (var part : text.split(",|\\s+(?i:and)\\s+", -1)) {
      comparisons.add(comparison(part, columns));
    }
    return new CandidateFilter(comparisons);
  }

  private static Comparison comparison(String part, List<CandidateColumn> columns) {
    var matcher = COMPARISON.matcher(part);
    if (!matcher.matches()) {
      throw fault(
          "'%s' is no comparison; write for instance macs<=450e6,number>=100, with <=, >=, <, >, = or !="
              .formatted(part.strip()));
    }
    var column =
        CandidateColumn.find(matcher.group(1), columns)
            .orElseThrow(
                () ->
                    fault(
                        "there is no '%s'; there are %s"
                            .formatted(matcher.group(1), CandidateColumn.known(columns))));
    return new Comparison(
        column, matcher.group(2).equals("!=") ? "<>" : matcher.group(2), number(matcher.group(3)));
  }

  private static double number(String text) {
    try {
      double number = Double.parseDouble(text);
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw fault("'%s' is no number".formatted(text));
    }
    throw fault("'%s' is no finite number".formatted(text));
  }

  private static InvalidRequestException fault(String message) {
    return new InvalidRequestException(Fault.ofParameter("filter", message, null));
  }

  /** A condition in SQL, with parameters; true for every row if there is no comparison. */
  String sql() {
    return comparisons.isEmpty()
        ? "TRUE"
        : IntStream.range(0, comparisons.size())
            .mapToObj(
                i ->
                    "%s %s CAST(:filter%d AS DOUBLE PRECISION)"
                        .formatted(
                            comparisons.get(i).column().sql(), comparisons.get(i).operator(), i))
            .collect(Collectors.joining(" AND "));
  }

  /** The values of the condition's parameters. */
  Map<String, Double> parameters() {
    var parameters = new HashMap<String, Double>();
    for (int i = 0; i < comparisons.size(); i++) {
      parameters.put("filter" + i, comparisons.get(i).number());
    }
    return parameters;
  }
}

package io.zico.app.searches;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Something that candidates are filtered and ordered by.
 *
 * @param id as clients write it
 * @param sql of the table of candidates; never a client's text
 */
record CandidateColumn(String id, String sql) {

  /** Whether lists in the order of numbers need nothing else. */
  boolean isNumber() {
    return sql.equals("position");
  }

  /**
   * Those of a search: numbers of candidates, costs, and measures, of which the first is the score.
   */
  static List<CandidateColumn> of(List<Measure> measures) {
    var columns = new ArrayList<CandidateColumn>();
    columns.add(new CandidateColumn("number", "position"));
    columns.add(new CandidateColumn("score", Candidates.column(0)));
    columns.add(new CandidateColumn("stage", "stage"));
    columns.add(new CandidateColumn("deviceSeconds", "device_seconds"));
    for (int place = 0; place < measures.size(); place++) {
      columns.add(new CandidateColumn(measures.get(place).name(), Candidates.column(place)));
    }
    for (var cost : Cost.values()) {
      columns.add(new CandidateColumn(cost.id(), cost.column()));
    }
    return columns;
  }

  /** The column of a name; a measure goes before the cost that is called the same. */
  static Optional<CandidateColumn> find(String id, List<CandidateColumn> columns) {
    return columns.stream().filter(column -> column.id.equals(id)).findFirst();
  }

  /** All names, for messages. */
  static String known(List<CandidateColumn> columns) {
    return columns.stream().map(CandidateColumn::id).distinct().collect(Collectors.joining(", "));
  }
}

package io.zico.app.searches;

import io.zico.core.search.Birth;
import io.zico.core.search.Birth.Origin;
import io.zico.core.search.Quantity;
import io.zico.core.search.Rejections;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/** Reads rows of the table of candidates. */
record CandidateRows(List<Measure> measures) implements RowMapper<StoredCandidate> {

  @Override
  public StoredCandidate mapRow(ResultSet row, int number) throws SQLException {
    var birth =
        new Birth(
            row.getInt("position"),
            row.getString("genotype"),
            row.getString("hash"),
            new Origin(parents(row.getString("parents")), row.getInt("stage"), row.getInt("seen")),
            new Rejections(
                row.getInt("infeasible"), row.getInt("duplicate"), row.getInt("unchanged")),
            costs(row));
    return new StoredCandidate(birth, instant(row, "born_at"), end(row));
  }

  private static List<Integer> parents(String text) {
    return text.isEmpty()
        ? List.of()
        : Arrays.stream(text.split(" ")).map(Integer::valueOf).toList();
  }

  private static Map<Quantity, Double> costs(ResultSet row) throws SQLException {
    var costs = new EnumMap<Quantity, Double>(Quantity.class);
    for (var cost : Cost.values()) {
      double value = row.getDouble(cost.column());
      if (!row.wasNull()) {
        costs.put(cost.quantity(), value);
      }
    }
    return costs;
  }

  private @Nullable End end(ResultSet row) throws SQLException {
    long number = row.getLong("ended_no");
    return row.wasNull()
        ? null
        : new End(
            number,
            values(row),
            row.getString("invalid"),
            row.getString("device"),
            row.getDouble("device_seconds"),
            instant(row, "finished_at"));
  }

  private Map<String, Double> values(ResultSet row) throws SQLException {
    var values = new LinkedHashMap<String, Double>();
    for (int place = 0; place < measures.size(); place++) {
      double value = row.getDouble(Candidates.column(place));
      if (!row.wasNull()) {
        values.put(measures.get(place).name(), value);
      }
    }
    return values;
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}

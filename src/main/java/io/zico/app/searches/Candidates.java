package io.zico.app.searches;

import io.zico.app.searches.CandidateOrder.Place;
import io.zico.core.search.Birth;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The candidates of all searches, written in the transactions of their evaluations. */
@Repository
class Candidates {

  /** No search looks at more. */
  static final int MOST_MEASURES = 8;

  private static final int BATCH = 1_000;
  private static final Cost[] COSTS = Cost.values();
  private static final int FIRST_COST = 11;

  private static final String INSERT =
      """
      INSERT INTO candidate (job_id, position, genotype, hash, parents, stage, seen, infeasible,
        duplicate, unchanged, %s, born_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, %s, ?)
      """
          .formatted(
              Arrays.stream(COSTS).map(Cost::column).collect(Collectors.joining(", ")),
              String.join(", ", Collections.nCopies(COSTS.length, "?")));

  private static final String COMPLETE =
      """
      UPDATE candidate
      SET %s, invalid = ?, ended_no = ?, device = ?, device_seconds = ?, finished_at = ?
      WHERE job_id = ? AND position = ?
      """
          .formatted(
              IntStream.range(0, MOST_MEASURES)
                  .mapToObj(place -> column(place) + " = ?")
                  .collect(Collectors.joining(", ")));

  private final JdbcOperations jdbc;
  private final JdbcClient client;

  Candidates(JdbcOperations jdbc) {
    this.jdbc = jdbc;
    this.client = JdbcClient.create(jdbc);
  }

  /** The column of the search's measure at that place. */
  static String column(int place) {
    return "value_" + place;
  }

  void add(UUID search, List<Birth> births, Instant now) {
    jdbc.batchUpdate(
        INSERT, births, BATCH, (statement, birth) -> set(statement, search, birth, now));
  }

  private static void set(PreparedStatement statement, UUID search, Birth birth, Instant now)
      throws SQLException {
    statement.setObject(1, search);
    statement.setInt(2, birth.number());
    statement.setString(3, birth.genotype());
    statement.setString(4, birth.hash());
    statement.setString(5, text(birth.origin().parents()));
    statement.setInt(6, birth.origin().stage());
    statement.setInt(7, birth.origin().seen());
    statement.setInt(8, birth.rejections().infeasible());
    statement.setInt(9, birth.rejections().duplicate());
    statement.setInt(10, birth.rejections().unchanged());
    for (int i = 0; i < COSTS.length; i++) {
      set(statement, FIRST_COST + i, birth.cost(COSTS[i].quantity()));
    }
    statement.setObject(FIRST_COST + COSTS.length, time(now));
  }

  /** Completes a candidate. */
  void complete(UUID search, int position, End end, List<Measure> measures) {
    jdbc.update(
        COMPLETE,
        statement -> {
          int next = 1;
          for (int place = 0; place < MOST_MEASURES; place++) {
            var name = place < measures.size() ? measures.get(place).name() : "";
            set(statement, next++, end.values().getOrDefault(name, Double.NaN));
          }
          statement.setString(next++, end.invalid());
          statement.setLong(next++, end.number());
          statement.setString(next++, end.device());
          statement.setDouble(next++, end.deviceSeconds());
          statement.setObject(next++, time(end.at()));
          statement.setObject(next++, search);
          statement.setInt(next, position);
        });
  }

  private static void set(PreparedStatement statement, int place, double value)
      throws SQLException {
    if (Double.isNaN(value)) {
      statement.setNull(place, Types.DOUBLE);
    } else {
      statement.setDouble(place, value);
    }
  }

  /** All of a search from a position on, in order. */
  List<StoredCandidate> from(UUID search, int position, List<Measure> measures) {
    return client
        .sql("SELECT * FROM candidate WHERE job_id = :job AND position >= :from ORDER BY position")
        .param("job", search)
        .param("from", position)
        .query(new CandidateRows(measures))
        .list();
  }

  /** Those that ended after an end, in the order of ending. */
  List<StoredCandidate> endedAfter(UUID search, long number, List<Measure> measures) {
    return client
        .sql(
            """
            SELECT * FROM candidate WHERE job_id = :job AND ended_no > :after ORDER BY ended_no
            """)
        .param("job", search)
        .param("after", number)
        .query(new CandidateRows(measures))
        .list();
  }

  /** Those that ended after an end and up to another, in the order of ending. */
  List<StoredCandidate> endedBetween(
      UUID search, long after, long upTo, int limit, List<Measure> measures) {
    return client
        .sql(
            """
            SELECT * FROM candidate
            WHERE job_id = :job AND ended_no > :after AND ended_no <= :upTo
            ORDER BY ended_no
            LIMIT :limit
            """)
        .param("job", search)
        .param("after", after)
        .param("upTo", upTo)
        .param("limit", limit)
        .query(new CandidateRows(measures))
        .list();
  }

  /** Those that are wanted, each with where it stands in their order. */
  List<Placed> find(CandidateQuery query) {
    var after = query.after();
    var statement =
        client
            .sql(
                """
                SELECT candidate.*, CAST(%s AS DOUBLE PRECISION) AS place FROM candidate
                WHERE job_id = :job AND %s AND %s
                ORDER BY %s
                LIMIT :limit
                """
                    .formatted(
                        query.order().column().sql(),
                        query.filter().sql(),
                        after == null ? "TRUE" : query.order().after(after),
                        query.order().sql()))
            .param("job", query.search())
            .param("limit", query.limit())
            .params(query.filter().parameters());
    if (after != null) {
      statement.param("value", after.value()).param("position", after.position());
    }
    var rows = new CandidateRows(query.measures());
    return statement
        .query(
            (row, number) -> {
              var candidate = rows.mapRow(row, number);
              double value = row.getDouble("place");
              return new Placed(
                  candidate, new Place(row.wasNull() ? null : value, candidate.position()));
            })
        .list();
  }

  /** A candidate and where it stands in an order. */
  record Placed(StoredCandidate candidate, Place place) {}

  /** One candidate. */
  Optional<StoredCandidate> find(UUID search, int position, List<Measure> measures) {
    return client
        .sql("SELECT * FROM candidate WHERE job_id = :job AND position = :position")
        .param("job", search)
        .param("position", position)
        .query(new CandidateRows(measures))
        .optional();
  }

  /** The stage that evaluates a candidate. */
  int stage(UUID search, int position) {
    return client
        .sql("SELECT stage FROM candidate WHERE job_id = :job AND position = :position")
        .param("job", search)
        .param("position", position)
        .query(Integer.class)
        .single();
  }

  /** Stores why no more are born, once. */
  void end(UUID search, SearchEnd end) {
    client
        .sql(
            """
            INSERT INTO search_end (job_id, ending, infeasible, duplicate, unchanged)
            VALUES (:job, :ending, :infeasible, :duplicate, :unchanged)
            """)
        .param("job", search)
        .param("ending", end.ending().name())
        .param("infeasible", end.infeasible())
        .param("duplicate", end.duplicate())
        .param("unchanged", end.unchanged())
        .update();
  }

  Optional<SearchEnd> end(UUID search) {
    return client
        .sql("SELECT ending, infeasible, duplicate, unchanged FROM search_end WHERE job_id = :job")
        .param("job", search)
        .query(SearchEnd.class)
        .optional();
  }

  private static String text(List<Integer> parents) {
    return parents.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }

  private static OffsetDateTime time(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}

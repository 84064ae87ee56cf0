package io.zico.job;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Stores evaluations that are new in a job. */
@Component
class Additions {

  private static final int BATCH = 1_000;

  private final JdbcOperations jdbc;

  Additions(JdbcOperations jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Appends evaluations.
   *
   * @param before how far the job is without them; they belong to its round
   * @return those that are to be run
   */
  List<Queued> append(UUID jobId, List<NewEvaluation> births, Tally before, Instant now) {
    var additions = additions(jobId, births, before, now);
    jdbc.batchUpdate(
        """
        INSERT INTO evaluation (job_id, position, state, attempt, strikes, payload, cost, result,
          finished_at, ended_no, round)
        VALUES (?, ?, ?, 0, 0, ?, ?, ?, ?, ?, ?)
        """,
        additions,
        BATCH,
        (statement, addition) -> addition.set(statement, before.round()));
    return additions.stream()
        .filter(addition -> addition.birth().isRunnable())
        .map(addition -> new Queued(addition.position(), addition.birth().cost()))
        .toList();
  }

  private List<Addition> additions(
      UUID jobId, List<NewEvaluation> births, Tally before, Instant now) {
    var time = OffsetDateTime.ofInstant(now, ZoneOffset.UTC);
    var additions = new ArrayList<Addition>();
    int position = before.counts().total();
    long number = before.endings();
    for (var birth : births) {
      var end = birth.isRunnable() ? null : new End(++number, time);
      additions.add(new Addition(jobId, position++, birth, end));
    }
    return additions;
  }

  private record End(long number, OffsetDateTime time) {}

  private record Addition(UUID jobId, int position, NewEvaluation birth, @Nullable End end) {

    void set(PreparedStatement statement, int round) throws SQLException {
      statement.setObject(1, jobId);
      statement.setInt(2, position);
      statement.setString(3, birth.state().name());
      statement.setString(4, birth.payload());
      statement.setDouble(5, birth.cost());
      statement.setString(6, birth.end());
      statement.setObject(7, end == null ? null : end.time());
      statement.setObject(8, end == null ? null : end.number());
      statement.setInt(9, round);
    }
  }
}

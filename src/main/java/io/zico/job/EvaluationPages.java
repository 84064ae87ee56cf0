package io.zico.job;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Reads evaluations in their order, as many at a time as memory allows. */
record EvaluationPages(JdbcClient jdbc) {

  /**
   * Evaluations of the job from a position on; all of them or those in one state. They are fewer
   * than asked for if others follow that memory is not to be filled with.
   */
  Evaluations from(UUID jobId, @Nullable EvaluationState state, int fromPosition, int limit) {
    var sizes = sizes(jobId, state, fromPosition, limit + 1);
    int count = new EvaluationSizes(sizes).together(limit);
    var list =
        count == 0
            ? List.<Evaluation>of()
            : evaluations(jobId, state, fromPosition, sizes.get(count - 1).position());
    return new Evaluations(list, count < sizes.size() ? sizes.get(count).position() : null);
  }

  /** How large the first evaluations from a position on are; of all of them or those in a state. */
  private List<EvaluationSizes.Size> sizes(
      UUID jobId, @Nullable EvaluationState state, int fromPosition, int limit) {
    return from(
            jobId,
            state,
            fromPosition,
            """
            SELECT position, OCTET_LENGTH(payload) + COALESCE(OCTET_LENGTH(result), 0) AS bytes
            FROM evaluation
            WHERE job_id = :job AND position >= :from
              AND (CAST(:state AS VARCHAR) IS NULL OR state = :state)
            ORDER BY position
            LIMIT :limit
            """)
        .param("limit", limit)
        .query(EvaluationSizes.Size.class)
        .list();
  }

  /** The evaluations between two positions, inclusive. */
  private List<Evaluation> evaluations(
      UUID jobId, @Nullable EvaluationState state, int fromPosition, int toPosition) {
    return from(
            jobId,
            state,
            fromPosition,
            """
            SELECT * FROM evaluation
            WHERE job_id = :job AND position BETWEEN :from AND :to
              AND (CAST(:state AS VARCHAR) IS NULL OR state = :state)
            ORDER BY position
            """)
        .param("to", toPosition)
        .query(Evaluation.class)
        .list();
  }

  private StatementSpec from(
      UUID jobId, @Nullable EvaluationState state, int fromPosition, String sql) {
    return jdbc.sql(sql)
        .param("job", jobId)
        .param("from", fromPosition)
        .param("state", state == null ? null : state.name());
  }
}

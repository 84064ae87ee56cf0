package io.zico.job;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is done to the scheduler's table without the scheduler. */
@Component
class Executions {

  // SQL has no empty list; no execution has this name
  private static final List<String> NONE = List.of("");

  private final JdbcClient jdbc;

  Executions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Puts back all that is being run; for when it is known that nobody runs it. */
  int releaseAll() {
    return jdbc.sql(
            """
            UPDATE scheduled_tasks
            SET picked = FALSE, picked_by = NULL, last_heartbeat = NULL, version = version + 1
            WHERE picked = TRUE
            """)
        .update();
  }

  /**
   * Takes the waiting executions of a cancelled job out of the way of other jobs.
   *
   * @param running positions of evaluations whose executions must stay, to end them
   */
  void removeWaiting(UUID jobId, List<Integer> running) {
    jdbc.sql(
            """
            DELETE FROM scheduled_tasks
            WHERE task_name = :task AND task_instance LIKE :ofJob AND picked = FALSE
              AND task_instance NOT IN (:kept)
            """)
        .param("task", ChunkTask.NAME)
        .param("ofJob", ofJob(jobId))
        .param("kept", running.isEmpty() ? NONE : holding(jobId, running))
        .update();
  }

  private List<String> holding(UUID jobId, List<Integer> positions) {
    var ids =
        jdbc
            .sql("SELECT task_instance FROM scheduled_tasks WHERE task_instance LIKE :ofJob")
            .param("ofJob", ofJob(jobId))
            .query(String.class)
            .list()
            .stream()
            .filter(id -> positions.stream().anyMatch(Chunk.parse(id)::contains))
            .toList();
    return ids.isEmpty() ? NONE : ids;
  }

  private static String ofJob(UUID jobId) {
    return jobId + ":%";
  }
}

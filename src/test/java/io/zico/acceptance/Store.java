package io.zico.acceptance;

import java.nio.file.Path;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database that outlives the processes that use it. */
record Store(String url, String user, List<String> settings) {

  /** One process at a time can have it open. */
  static Store h2(Path folder) {
    var url =
        "jdbc:h2:file:%s;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE".formatted(folder.resolve("zico"));
    return new Store(url, "", List.of("--zico.data=" + folder));
  }

  static Store postgres(String url) {
    return new Store(
        url,
        "postgres",
        List.of("--spring.datasource.url=" + url, "--spring.datasource.username=postgres"));
  }

  /** All evaluations, by position. */
  List<StoredEvaluation> evaluations() {
    return jdbc()
        .sql(
            "SELECT position, state, attempt, result, finished_at FROM evaluation ORDER BY"
                + " position")
        .query(StoredEvaluation.class)
        .list();
  }

  /** How many processes have work in hand. */
  int workers() {
    return jdbc()
        .sql("SELECT COUNT(DISTINCT picked_by) FROM scheduled_tasks WHERE picked")
        .query(Integer.class)
        .single();
  }

  /** Each question opens and closes the database. */
  private JdbcClient jdbc() {
    return JdbcClient.create(new DriverManagerDataSource(url, user, ""));
  }

  @Override
  public String toString() {
    return url.startsWith("jdbc:h2") ? "H2" : "PostgreSQL";
  }
}

package io.zico.job;

import com.zaxxer.hikari.HikariDataSource;
import io.zico.fixture.Postgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;

/** Migrated, empty databases for tests. */
final class Databases {

  private Databases() {}

  static HikariDataSource h2InMemory() {
    return migrated("jdbc:h2:mem:jobs;DB_CLOSE_DELAY=-1", "", "");
  }

  static HikariDataSource h2File(Path folder) {
    return migrated(
        "jdbc:h2:file:" + folder.resolve("zico") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE", "", "");
  }

  static HikariDataSource postgres() {
    return migrated(Postgres.emptyDatabase(), "postgres", "postgres");
  }

  static HikariDataSource migrated(String url, String user, String password) {
    var dataSource = new HikariDataSource();
    dataSource.setJdbcUrl(url);
    dataSource.setUsername(user);
    dataSource.setPassword(password);
    Flyway.configure().dataSource(dataSource).load().migrate();
    return dataSource;
  }

  /** How the database would run a statement, whatever its parameters are. */
  static String plan(DataSource dataSource, String sql) {
    var jdbc = new JdbcTemplate(dataSource);
    if (Database.of(dataSource).url().startsWith("jdbc:postgresql:")) {
      jdbc.execute("ANALYZE");
      return jdbc.execute((Connection connection) -> genericPlan(connection, sql));
    }
    var nulls = new Object[(int) sql.chars().filter(c -> c == '?').count()];
    return String.join("\n", jdbc.queryForList("EXPLAIN " + sql, String.class, nulls));
  }

  private static String genericPlan(Connection connection, String sql) throws SQLException {
    var number = new AtomicInteger();
    var numbered =
        Pattern.compile("\\?").matcher(sql).replaceAll(mark -> "\\$" + number.incrementAndGet());
    var nulls = String.join(", ", Collections.nCopies(number.get(), "NULL"));
    try (var statement = connection.createStatement()) {
      statement.execute("SET plan_cache_mode = force_generic_plan");
      statement.execute("PREPARE recorded AS " + numbered);
      var plan = new StringBuilder();
      try (var lines = statement.executeQuery("EXPLAIN EXECUTE recorded(%s)".formatted(nulls))) {
        while (lines.next()) {
          plan.append(lines.getString(1)).append('\n');
        }
      }
      statement.execute("DEALLOCATE recorded");
      return plan.toString();
    }
  }

  static void clear(HikariDataSource dataSource) {
    var jdbc = new JdbcTemplate(dataSource);
    jdbc.update("DELETE FROM scheduled_tasks");
    jdbc.update("DELETE FROM job");
  }
}

package io.zico.job;

import com.zaxxer.hikari.HikariDataSource;
import io.zico.fixture.Postgres;
import java.nio.file.Path;
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

  static void clear(HikariDataSource dataSource) {
    var jdbc = new JdbcTemplate(dataSource);
    jdbc.update("DELETE FROM scheduled_tasks");
    jdbc.update("DELETE FROM job");
  }
}

package io.zico.job;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The official image, where there is Docker. */
@Testcontainers(disabledWithoutDocker = true)
class JobsOnPostgresContainerTest extends JobsContract {

  @Container
  private static final PostgreSQLContainer SERVER = new PostgreSQLContainer("postgres:17");

  private static HikariDataSource dataSource;

  @BeforeAll
  static void open() {
    dataSource =
        Databases.migrated(SERVER.getJdbcUrl(), SERVER.getUsername(), SERVER.getPassword());
  }

  @Override
  HikariDataSource dataSource() {
    return dataSource;
  }

  @AfterAll
  static void close() {
    dataSource.close();
  }
}

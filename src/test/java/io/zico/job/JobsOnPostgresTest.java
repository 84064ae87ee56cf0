package io.zico.job;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterAll;

class JobsOnPostgresTest extends JobsContract {

  private static final HikariDataSource DATA_SOURCE = Databases.postgres();

  @Override
  HikariDataSource dataSource() {
    return DATA_SOURCE;
  }

  @AfterAll
  static void close() {
    DATA_SOURCE.close();
  }
}

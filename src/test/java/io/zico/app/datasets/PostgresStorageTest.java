package io.zico.app.datasets;

import io.zico.fixture.Postgres;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class PostgresStorageTest extends StorageContract {

  private static final Library LIBRARY =
      Library.on(new DriverManagerDataSource(Postgres.emptyDatabase()));

  @Override
  Library library() {
    return LIBRARY;
  }
}

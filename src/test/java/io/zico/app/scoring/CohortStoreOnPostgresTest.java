package io.zico.app.scoring;

import io.zico.fixture.Postgres;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class CohortStoreOnPostgresTest extends CohortStoreContract {

  @Override
  DataSource database() {
    return new DriverManagerDataSource(Postgres.emptyDatabase());
  }
}

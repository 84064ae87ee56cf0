package io.zico.job;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A database that cannot be reached while a test says so. */
final class FailingDataSource extends DelegatingDataSource {

  private volatile boolean down;

  FailingDataSource(DataSource target) {
    super(target);
  }

  void goDown() {
    down = true;
  }

  void comeBack() {
    down = false;
  }

  @Override
  public Connection getConnection() throws SQLException {
    if (down) {
      throw new SQLException("the database is down");
    }
    return super.getConnection();
  }
}

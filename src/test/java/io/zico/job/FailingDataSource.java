package io.zico.job;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A database that cannot be reached while a test says so. */
final class FailingDataSource extends DelegatingDataSource {

  // how many more connections it refuses
  private final AtomicInteger refusals = new AtomicInteger();

  FailingDataSource(DataSource target) {
    super(target);
  }

  void goDown() {
    goDownFor(Integer.MAX_VALUE);
  }

  void goDownFor(int connections) {
    refusals.set(connections);
  }

  void comeBack() {
    refusals.set(0);
  }

  @Override
  public Connection getConnection() throws SQLException {
    if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new SQLException("the database is down");
    }
    return super.getConnection();
  }
}

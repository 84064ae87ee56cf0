package io.zico.job;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A database that remembers which statements it was asked to prepare. */
final class RecordingDataSource extends DelegatingDataSource {

  private final List<String> statements = Collections.synchronizedList(new ArrayList<>());

  RecordingDataSource(DataSource target) {
    super(target);
  }

  /** Those that the deed needs. */
  List<String> during(Runnable deed) {
    statements.clear();
    deed.run();
    return List.copyOf(statements);
  }

  @Override
  public Connection getConnection() throws SQLException {
    var connection = super.getConnection();
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("prepareStatement")) {
                statements.add((String) arguments[0]);
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}

package io.zico.acceptance;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.JdbcTemplate;

/** A PostgreSQL server that belongs to the tests, so that it outlives the service. */
final class Postgres {

  private static final EmbeddedPostgres SERVER = start();
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private Postgres() {}

  /** The address of a database that nobody has used. */
  static String emptyDatabase() {
    var name = "acceptance" + DATABASES.incrementAndGet();
    new JdbcTemplate(SERVER.getPostgresDatabase()).execute("CREATE DATABASE " + name);
    return SERVER.getJdbcUrl("postgres", name);
  }

  private static EmbeddedPostgres start() {
    try {
      return EmbeddedPostgres.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

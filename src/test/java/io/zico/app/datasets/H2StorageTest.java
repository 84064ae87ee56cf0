package io.zico.app.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import io.zico.core.data.Labels;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class H2StorageTest extends StorageContract {

  private static final Library LIBRARY = Library.onH2();

  @Override
  Library library() {
    return LIBRARY;
  }

  @Test
  void datasetsOfEarlierVersionsHaveClasses() {
    var database = new DriverManagerDataSource("jdbc:h2:mem:earlier;DB_CLOSE_DELAY=-1");
    Flyway.configure().dataSource(database).target("4").load().migrate();
    JdbcClient.create(database)
        .sql(
            """
            INSERT INTO dataset (id, name, description, kind, images, seed, content_hash,
              ignored_files, built_in, created_at, labels)
            VALUES ('1', 'old', '', 'IMAGES', 1, 0, 'hash', 0, FALSE, CURRENT_TIMESTAMP, X'00000000')
            """)
        .update();

    var migrated = Library.on(database).datasets().find("old").orElseThrow();

    assertThat(migrated.dataset().labels().kind()).isEqualTo(Labels.Kind.CLASS);
  }
}

package io.zico.app.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class UninterruptedTest {

  @Test
  void aStopIsObeyedAfterTheWriting(@TempDir Path folder) throws Exception {
    var database = new DriverManagerDataSource("jdbc:h2:file:%s/a".formatted(folder));
    try (var open = database.getConnection()) {
      var jdbc = JdbcClient.create(database);
      jdbc.sql("CREATE TABLE evidence (seed INTEGER)").update();
      Thread.currentThread().interrupt();

      assertThatThrownBy(
              () -> Uninterrupted.run(() -> jdbc.sql("INSERT INTO evidence VALUES (7)").update()))
          .isInstanceOf(InterruptedException.class);

      assertThat(Thread.interrupted()).isFalse();
      assertThat(open.isValid(1)).isTrue();
      assertThat(jdbc.sql("SELECT seed FROM evidence").query(Integer.class).list())
          .containsExactly(7);
    }
  }

  @Test
  void withoutAStopNothingIsThrown() throws Exception {
    var done = new StringBuilder();

    Uninterrupted.run(() -> done.append("done"));

    assertThat(done).hasToString("done");
  }
}

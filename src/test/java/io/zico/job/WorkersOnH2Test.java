package io.zico.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkersOnH2Test extends WorkersContract {

  @TempDir static Path folder;
  private static HikariDataSource dataSource;

  @BeforeAll
  static void open() {
    dataSource = Databases.h2File(folder.resolve("shared"));
  }

  @Override
  HikariDataSource dataSource() {
    return dataSource;
  }

  @AfterAll
  static void close() {
    dataSource.close();
  }

  @Test
  void aRestartTakesUpTheFileAtOnce(@TempDir Path own) throws Exception {
    Job job;
    try (var before = Databases.h2File(own)) {
      var killed = new Rig(before, new FakeWork());
      var one = new NewEvaluation("{}", 1, null);
      job = killed.jobs.submit(new NewJob(FakeWork.KIND, "{}", List.of(one), null, null));
      killed.ledger.claim(new Chunk(job.id(), 0, 0, 0), 0);
      // its heartbeat is fresh: nobody would believe it dead for a while
      killed
          .jdbc
          .sql("UPDATE scheduled_tasks SET picked = TRUE, last_heartbeat = :future")
          .param("future", OffsetDateTime.now(ZoneOffset.UTC).plusHours(1))
          .update();
    }
    try (var after = Databases.h2File(own);
        var rig = new Rig(after, new FakeWork()).start()) {
      assertThat(rig.jobs.await(job.id(), Duration.ofMinutes(1)).orElseThrow().succeeded())
          .isEqualTo(1);
    }
  }
}

package io.zico.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class DatabaseInUseFailureAnalyzerTest {

  @TempDir Path data;

  @Test
  void aLockedFileIsToldWithTheWayOut(CapturedOutput output) throws Exception {
    Databases.h2File(data).close();
    try (var file = FileChannel.open(data.resolve("zico.mv.db"), StandardOpenOption.WRITE);
        var lock = file.lock()) {
      assertThat(lock.isValid()).isTrue();
      var failure = catchThrowable(this::start);

      assertThat(failure).isNotNull();
      assertThat(output)
          .contains("APPLICATION FAILED TO START", "Another process of the service")
          .contains("--zico.data=", "jdbc:postgresql:");
    }
  }

  @Test
  void otherFaultsOfTheDatabaseAreLeftAlone() {
    var failure = new IllegalStateException(new SQLException("no such table", "42S02", 42102));

    assertThat(new DatabaseInUseFailureAnalyzer().analyze(failure)).isNull();
  }

  private void start() {
    new SpringApplicationBuilder(JobConfigurationTest.Ring.class)
        .web(WebApplicationType.NONE)
        .properties("zico.data=" + data)
        .run()
        .close();
  }
}

package io.zico.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.zico.fixture.Client;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

@WebServer
class DownloadsServerTest {

  @LocalServerPort private int port;

  @Autowired private ThreadPoolTaskExecutor downloads;

  @Test
  void takesAsLongAsItsReaderOnAThreadOfItsOwn() {
    assertThat(Client.of(port).get("/v1/probes/download").text())
        .matches("by download-\\d+ within -1 ms");
  }

  @Test
  void areBoundedInNumber() {
    assertThat(downloads.getMaxPoolSize()).isEqualTo(8);
    assertThat(downloads.getQueueCapacity()).isEqualTo(64);
  }
}

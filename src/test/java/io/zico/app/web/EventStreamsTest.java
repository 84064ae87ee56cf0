package io.zico.app.web;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class EventStreamsTest {

  private final EventStreams streams =
      new EventStreams(new WebProperties(DataSize.ofMegabytes(1), 1, 1, 1, 1));

  @Test
  void thereAreOnlySoManyStreams() {
    var end = new CountDownLatch(1);
    streams.open(stream -> end.await());

    assertThatThrownBy(() -> streams.open(stream -> {}))
        .isInstanceOf(TooManyStreamsException.class)
        .hasMessageStartingWith("1 clients follow events already");
    end.countDown();
    await().ignoreExceptions().until(() -> streams.open(stream -> {}) != null);
  }

  @Test
  void aProcessThatGoesDownClosesItsStreams() throws Exception {
    var begun = new CountDownLatch(1);
    var closed = new CountDownLatch(1);
    streams.start();
    streams.open(
        stream -> {
          begun.countDown();
          await().until(stream::isClosed);
          closed.countDown();
        });
    begun.await();

    streams.stop();

    closed.await();
  }
}

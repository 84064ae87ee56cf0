package io.zico.app.web;

import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where requests wait for a result. Who waits holds a thread of the server, so there are only so
 * many seats, and no more than half of the threads: somebody has to answer the probes.
 */
@Component
public class Seats {

  private final Semaphore free;

  Seats(WebProperties properties, @Value("${server.tomcat.threads.max:200}") int threads) {
    free = new Semaphore(Math.min(properties.waitingRequests(), threads / 2));
  }

  /**
   * Takes a seat for a request that would wait. Where none is free, or none is wanted, it may not
   * wait at all, as RFC 7240 allows.
   */
  public Seat take(@Nullable PreferredWait wanted) {
    return wanted != null && wanted.seconds() > 0 && free.tryAcquire()
        ? new Seat(wanted, free::release)
        : new Seat(PreferredWait.NONE, () -> {});
  }

  /**
   * The seat of one request, until it is closed.
   *
   * @param granted how long it may wait
   */
  public record Seat(PreferredWait granted, Runnable leaving) implements AutoCloseable {

    @Override
    public void close() {
      leaving.run();
    }
  }
}

package io.zico.app.web;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.MediaType;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Server-sent events, each stream on a thread of its own, and so many streams at a time. */
@Component
public class EventStreams implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(EventStreams.class);
  private static final long HEARTBEAT_NANOS = Duration.ofSeconds(15).toNanos();

  private final int limit;
  private final ThreadPoolExecutor threads;
  private volatile boolean running;

  EventStreams(WebProperties properties) {
    limit = properties.eventStreams();
    threads =
        new ThreadPoolExecutor(
            0,
            limit,
            1,
            TimeUnit.MINUTES,
            new SynchronousQueue<>(),
            new CustomizableThreadFactory("events-"));
  }

  /** What one stream tells. */
  @FunctionalInterface
  public interface Source {

    /** Writes until there is nothing more to tell, or the stream is closed. */
    void writeTo(Stream stream) throws IOException, InterruptedException;
  }

  /**
   * Begins to tell a client.
   *
   * @throws TooManyStreamsException if there are as many streams as may be
   */
  public SseEmitter open(Source source) {
    var stream = new Stream();
    try {
      threads.execute(() -> write(source, stream));
    } catch (RejectedExecutionException e) {
      throw new TooManyStreamsException(limit);
    }
    return stream.emitter;
  }

  private static void write(Source source, Stream stream) {
    try {
      source.writeTo(stream);
    } catch (IOException | IllegalStateException e) {
      log.debug("a client does not listen any more", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      // whatever it was: the client comes back, and says how far it got
      stream.emitter.complete();
    }
  }

  @Override
  public void start() {
    running = true;
  }

  /** Nobody is interrupted: a thread that reads would close the file of the database. */
  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Before the server, which waits for its clients. */
  @Override
  public int getPhase() {
    return DEFAULT_PHASE;
  }

  /** One client's. */
  public final class Stream {

    private final SseEmitter emitter = new SseEmitter(0L); // no time limit
    private volatile boolean left;
    private long spoke = System.nanoTime();

    private Stream() {
      emitter.onCompletion(() -> left = true);
      emitter.onError(e -> left = true);
    }

    /** Whether the client has left or the process is going down. */
    public boolean isClosed() {
      return left || !running;
    }

    /**
     * Tells an event.
     *
     * @param id where to go on if the client comes back
     * @param data written as JSON
     */
    public void tell(String name, long id, Object data) throws IOException {
      send(
          SseEmitter.event()
              .id(String.valueOf(id))
              .name(name)
              .data(data, MediaType.APPLICATION_JSON));
    }

    /** Says nothing, but now and then, so that nobody takes the connection for dead. */
    public void idle() throws IOException {
      if (System.nanoTime() - spoke > HEARTBEAT_NANOS) {
        send(SseEmitter.event().comment("still here"));
      }
    }

    private void send(SseEmitter.SseEventBuilder event) throws IOException {
      emitter.send(event);
      spoke = System.nanoTime();
    }
  }
}

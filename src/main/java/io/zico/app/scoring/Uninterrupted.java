package io.zico.app.scoring;

/**
 * What is finished before a stop is obeyed. An interrupted thread that reads or writes H2's file
 * would close it for everybody, so whoever comes back from the engine goes on through here.
 */
final class Uninterrupted {

  private Uninterrupted() {}

  /**
   * Does what is left to do.
   *
   * @throws InterruptedException afterwards, if the thread had been interrupted before
   */
  static void run(Runnable rest) throws InterruptedException {
    boolean stopped = Thread.interrupted();
    rest.run();
    if (stopped) {
      throw new InterruptedException("stopped after the engine was done");
    }
  }
}

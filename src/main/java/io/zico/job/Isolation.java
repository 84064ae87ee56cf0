package io.zico.job;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Runs evaluations of this process side by side, except those that have to be alone. */
class Isolation {

  // fair: a suspect that waits is not overtaken for ever
  private final ReadWriteLock lock = new ReentrantReadWriteLock(true);

  /** What is to be run. */
  @FunctionalInterface
  interface Deed<T> {
    T done();
  }

  /**
   * Runs the deed as soon as its company allows.
   *
   * @throws InterruptedException if interrupted while waiting
   */
  <T> T run(boolean alone, Deed<T> deed) throws InterruptedException {
    Lock mine = alone ? lock.writeLock() : lock.readLock();
    mine.lockInterruptibly();
    try {
      return deed.done();
    } finally {
      mine.unlock();
    }
  }
}

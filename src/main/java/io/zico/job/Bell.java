package io.zico.job;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/** Rings in this process whenever a job ends, for those who wait for one. */
@Component
class Bell {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition rung = lock.newCondition();
  private long rings;

  /** How often it has rung: to be asked before looking, so that no ring goes unheard. */
  long rings() {
    lock.lock();
    try {
      return rings;
    } finally {
      lock.unlock();
    }
  }

  void ring() {
    lock.lock();
    try {
      rings++;
      rung.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Returns at the first ring after {@code heard} rings, or when the time is up. */
  void await(long heard, long atMostNanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = atMostNanos;
      while (rings == heard && left > 0) {
        left = rung.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }
}

package io.zico.engine;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.context.SmartLifecycle;

/**
 * All places where a network can run. A trial takes one slot of a device and as much of the
 * device's memory as it needs, both at once or neither, so that no two can wait for each other. A
 * large trial may so take the memory of several slots.
 *
 * <p>First come, first served: nobody overtakes a large trial that waits for memory.
 */
public final class SlotPool implements SmartLifecycle {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<Object> queue = new ArrayDeque<>();
  private final List<Load> loads;
  private boolean open = true;

  SlotPool(List<ComputeDevice> devices) {
    this.loads = devices.stream().map(Load::new).toList();
  }

  /** What a trial does while it holds a slot. */
  interface Work<R> {
    R on(ComputeDevice device) throws InterruptedException;
  }

  /**
   * Runs the work on the calling thread, as soon as a slot and the memory are free.
   *
   * @throws InterruptedException if interrupted while waiting, or if the pool was stopped
   * @throws SlotTooSmallException if no device has that much memory
   */
  <R> R withSlot(long bytes, Work<R> work) throws InterruptedException {
    if (bytes > capacityBytes()) {
      throw new SlotTooSmallException(bytes, capacityBytes());
    }
    var load = take(bytes);
    try {
      return work.on(load.device);
    } finally {
      give(load, bytes);
    }
  }

  /** The memory of the largest device: a trial that needs more can never run. */
  public long capacityBytes() {
    return loads.stream().mapToLong(load -> load.device.memory()).max().orElse(0);
  }

  /** How many trials wait for a slot. */
  int waiting() {
    lock.lock();
    try {
      return queue.size();
    } finally {
      lock.unlock();
    }
  }

  /** All devices and how busy they are. */
  public List<DeviceStatus> devices() {
    lock.lock();
    try {
      return loads.stream().map(Load::status).toList();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void start() {
    lock.lock();
    try {
      open = true;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Turns waiting trials away and waits for the running ones: the virtual machine must not end
   * while a thread is inside libtorch, which crashes then.
   */
  @Override
  public void stop() {
    lock.lock();
    try {
      open = false;
      changed.signalAll();
      while (loads.stream().anyMatch(load -> load.busy > 0)) {
        changed.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Stops after all that uses it, and before what has no phase, such as the database. */
  @Override
  public int getPhase() {
    return DEFAULT_PHASE - 1;
  }

  @Override
  public boolean isRunning() {
    lock.lock();
    try {
      return open;
    } finally {
      lock.unlock();
    }
  }

  private Load take(long bytes) throws InterruptedException {
    var ticket = new Object();
    lock.lockInterruptibly();
    try {
      queue.add(ticket);
      while (open) {
        var free = queue.peek() == ticket ? freest(bytes) : Optional.<Load>empty();
        if (free.isPresent()) {
          free.get().take(bytes);
          return free.get();
        }
        changed.await();
      }
      throw new InterruptedException("the engine is shutting down");
    } finally {
      queue.remove(ticket);
      changed.signalAll(); // somebody else is first in the queue now
      lock.unlock();
    }
  }

  private void give(Load load, long bytes) {
    lock.lock();
    try {
      load.give(bytes);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private Optional<Load> freest(long bytes) {
    return loads.stream()
        .filter(load -> load.admits(bytes))
        .max(Comparator.comparingInt(load -> load.device.slots() - load.busy));
  }

  /** What runs on a device; guarded by the lock. */
  private static final class Load {

    private final ComputeDevice device;
    private int busy;
    private long reserved;

    Load(ComputeDevice device) {
      this.device = device;
    }

    boolean admits(long bytes) {
      return busy < device.slots() && reserved + bytes <= device.memory();
    }

    void take(long bytes) {
      busy++;
      reserved += bytes;
    }

    void give(long bytes) {
      busy--;
      reserved -= bytes;
    }

    DeviceStatus status() {
      return new DeviceStatus(device.name(), device.slots(), busy, device.memory(), reserved);
    }
  }
}

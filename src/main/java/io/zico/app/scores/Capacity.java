package io.zico.app.scores;

import io.zico.engine.DeviceStatus;
import io.zico.engine.SlotPool;
import io.zico.job.Role;

/**
 * How much memory an evaluation may take, as far as the process at the door knows.
 *
 * @param deviceBytes for its network: memory of the largest device
 * @param heapBytes for its batches, on the Java heap
 */
record Capacity(long deviceBytes, long heapBytes) {

  /** The part of the heap that the batches of all slots may take together. */
  private static final int HEAP_SHARE = 2;

  /** Where others do the work, they refuse what is too large for them. */
  static Capacity of(Role role, SlotPool pool) {
    if (!role.works()) {
      return new Capacity(Long.MAX_VALUE, Long.MAX_VALUE);
    }
    int slots = pool.devices().stream().mapToInt(DeviceStatus::slots).sum();
    return new Capacity(pool.capacityBytes(), heapBytes(Runtime.getRuntime().maxMemory(), slots));
  }

  static long heapBytes(long heap, int slots) {
    return heap / HEAP_SHARE / Math.max(1, slots);
  }
}

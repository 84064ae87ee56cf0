package io.zico.app.scoring;

import io.zico.engine.SlotPool;
import io.zico.job.Role;

/**
 * How much memory an evaluation may take, as far as the process at the door knows.
 *
 * @param deviceBytes for its network: memory of the largest device
 * @param heap for its batches
 */
public record Capacity(long deviceBytes, HeapShare heap) {

  /** Where others do the work, they refuse what is too large for them. */
  public static Capacity of(Role role, SlotPool pool) {
    return role.works()
        ? new Capacity(pool.capacityBytes(), HeapShare.of(pool))
        : new Capacity(Long.MAX_VALUE, HeapShare.UNLIMITED);
  }
}

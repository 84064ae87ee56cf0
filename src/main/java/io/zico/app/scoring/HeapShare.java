package io.zico.app.scoring;

import io.zico.core.data.Draw;
import io.zico.engine.DeviceStatus;
import io.zico.engine.SlotPool;
import java.util.Optional;

/**
 * How much of the Java heap the batches of one evaluation may take: they are kept there while it
 * runs.
 */
public record HeapShare(long bytes) {

  /** For who draws no batches. */
  public static final HeapShare UNLIMITED = new HeapShare(Long.MAX_VALUE);

  /** The part of the heap that the batches of all slots may take together. */
  private static final int SHARE = 2;

  /** In this process. */
  public static HeapShare of(SlotPool pool) {
    int slots = pool.devices().stream().mapToInt(DeviceStatus::slots).sum();
    return of(Runtime.getRuntime().maxMemory(), slots);
  }

  static HeapShare of(long heap, int slots) {
    return new HeapShare(heap / SHARE / Math.max(1, slots));
  }

  /** Why the batches are too large; empty if they are not. */
  public Optional<String> refusal(Draw draw) {
    double needed = draw.bytes();
    if (needed <= bytes) {
      return Optional.empty();
    }
    return Optional.of(
        "%d batches of %,d images of %s take %,d MiB, but at most %,d MiB are kept; use a smaller batch or input"
            .formatted(
                draw.batches(), draw.batchSize(), draw.input(), (long) needed >> 20, bytes >> 20));
  }
}

package io.zico.engine;

/** A trial needs more memory than any slot has; waiting would not help. */
public final class SlotTooSmallException extends RuntimeException {

  public SlotTooSmallException(long neededBytes, long slotBytes) {
    super(
        "the training step needs an estimated %,d MiB, but a slot has %,d MiB"
            .formatted(neededBytes >> 20, slotBytes >> 20));
  }
}

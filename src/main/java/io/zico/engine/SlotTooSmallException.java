package io.zico.engine;

/** A trial needs more memory than any device has; waiting would not help. */
public final class SlotTooSmallException extends RuntimeException {

  public SlotTooSmallException(long neededBytes, long availableBytes) {
    super(
        "the training step needs an estimated %,d MiB, but the largest device has %,d MiB for it"
            .formatted(neededBytes >> 20, availableBytes >> 20));
  }
}

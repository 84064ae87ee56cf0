package io.zico.engine;

/** Runs networks; the seam that lets every test above it do without PyTorch. */
public interface EvidenceRecorder {

  /**
   * Runs the passes of a trial on the next free slot. Blocks until there is one.
   *
   * @throws InterruptedException if interrupted while waiting for a slot
   * @throws SlotTooSmallException if no slot has the memory that the trial needs
   */
  Recording record(Trial trial) throws InterruptedException;
}

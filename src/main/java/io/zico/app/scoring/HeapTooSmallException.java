package io.zico.app.scoring;

/** The batches of an evaluation do not fit into the worker's heap; waiting would not help. */
public final class HeapTooSmallException extends RuntimeException {

  HeapTooSmallException(String message) {
    super(message);
  }
}

package io.zico.job;

/**
 * What follows an ended evaluation could not be told or stored, so its end is not stored either.
 */
final class SequelFailedException extends RuntimeException {

  private final Evaluation read;
  private final Outcome outcome;

  SequelFailedException(Evaluation read, Outcome outcome, Throwable cause) {
    super("what follows evaluation %d: %s".formatted(read.position(), cause), cause);
    this.read = read;
    this.outcome = outcome;
  }

  /** The evaluation as it was before its end. */
  Evaluation read() {
    return read;
  }

  Outcome outcome() {
    return outcome;
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}

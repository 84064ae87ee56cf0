package io.zico.core.space;

/**
 * An edge of a DARTS cell.
 *
 * @param source the node that it reads; 0 and 1 are the outputs of the two cells before
 */
record DartsEdge(DartsOperation operation, int source) {

  @Override
  public String toString() {
    return "('%s', %d)".formatted(operation.notation(), source);
  }
}

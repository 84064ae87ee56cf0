package io.zico.core.space;

/**
 * A node of a DARTS cell, the sum of two edges from different nodes. As their order means nothing,
 * the first is the one with the smaller source.
 */
record DartsNode(DartsEdge first, DartsEdge second) {

  DartsNode {
    if (first.source() > second.source()) {
      var smaller = second;
      second = first;
      first = smaller;
    }
  }
}

package io.zico.core.space;

import io.zico.core.architecture.InvalidArchitectureException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A DARTS cell: four nodes, each the sum of two edges from what comes before it; all four joined
 * are the output.
 */
record DartsCell(List<DartsNode> nodes) {

  /** Nodes of a cell, its two inputs not included. */
  static final int NODES = 4;

  /** The outputs of cells that a cell reads. */
  static final int INPUTS = 2;

  DartsCell {
    nodes = List.copyOf(nodes);
  }

  /**
   * Checks edges as they are written: two for each node.
   *
   * @param name of the cell, for the message
   * @throws InvalidArchitectureException if that is no cell of the space
   */
  static DartsCell of(String name, List<DartsEdge> edges) {
    if (edges.size() != 2 * NODES) {
      throw new InvalidArchitectureException(
          "the %s cell has %d edges, two for each of %d nodes, but %d are given"
              .formatted(name, 2 * NODES, NODES, edges.size()));
    }
    return new DartsCell(
        IntStream.range(0, NODES)
            .mapToObj(i -> node(name, INPUTS + i, edges.get(2 * i), edges.get(2 * i + 1)))
            .toList());
  }

  private static DartsNode node(String cell, int number, DartsEdge one, DartsEdge other) {
    var node = new DartsNode(one, other);
    if (node.second().source() >= number) {
      throw new InvalidArchitectureException(
          "node %d of the %s cell reads node %d, which does not come before it"
              .formatted(number, cell, node.second().source()));
    }
    if (one.source() == other.source()) {
      throw new InvalidArchitectureException(
          "node %d of the %s cell reads node %d twice; its sources must differ"
              .formatted(number, cell, one.source()));
    }
    return node;
  }

  /** The edges, two for each node. */
  List<DartsEdge> edges() {
    return nodes.stream().flatMap(node -> Stream.of(node.first(), node.second())).toList();
  }
}

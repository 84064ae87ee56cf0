package io.zico.core.space;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A NAS-Bench-101 cell: a graph from an input to an output vertex, whose edges all go from an
 * earlier to a later vertex, with an operation on each vertex between the two.
 *
 * @param edges one bit per pair of vertices, counted as in {@link Cell#edge}
 * @param operations of the vertices between input and output
 */
record CellGraph(int edges, List<VertexOperation> operations) {

  /** The most vertices of a cell, input and output included. */
  static final int MAX_VERTICES = 7;

  /** The most edges of a cell. */
  static final int MAX_EDGES = 9;

  CellGraph {
    operations = List.copyOf(operations);
  }

  int vertices() {
    return operations.size() + 2;
  }

  /** The number of the output vertex; the input is 0. */
  int output() {
    return operations.size() + 1;
  }

  VertexOperation operation(int vertex) {
    return operations.get(vertex - 1);
  }

  boolean isEdge(int from, int to) {
    return from < to && ((edges >>> Cell.edge(from, to)) & 1) == 1;
  }

  /** The vertices that a vertex reads, in ascending order. */
  List<Integer> sources(int to) {
    return IntStream.range(0, to).filter(from -> isEdge(from, to)).boxed().toList();
  }

  /** Whether it is a cell of the benchmark: all vertices on paths, and not too many edges. */
  boolean isInBenchmark() {
    return isConnected(edges, vertices()) && Integer.bitCount(edges) <= MAX_EDGES;
  }

  /** Whether every vertex lies on a path from input to output. */
  static boolean isConnected(int edges, int vertices) {
    int sources = 0;
    for (int to = 1; to < vertices; to++) {
      int column = (edges >>> Cell.edge(0, to)) & ((1 << to) - 1);
      if (column == 0) {
        return false;
      }
      sources |= column;
    }
    return sources == (1 << (vertices - 1)) - 1;
  }

  /** The cell without what is on no path from input to output; empty if there is no path. */
  Optional<CellGraph> pruned() {
    var reached = new boolean[vertices()];
    reached[0] = true;
    for (int to = 1; to < vertices(); to++) {
      reached[to] = sources(to).stream().anyMatch(from -> reached[from]);
    }
    var needed = new boolean[vertices()];
    needed[output()] = true;
    for (int to = output(); to > 0; to--) {
      if (needed[to]) {
        sources(to).forEach(from -> needed[from] = true);
      }
    }
    return needed[0]
        ? Optional.of(
            restricted(
                IntStream.range(0, vertices()).filter(v -> reached[v] && needed[v]).toArray()))
        : Optional.empty();
  }

  private CellGraph restricted(int[] kept) {
    int left = 0;
    for (int to = 1; to < kept.length; to++) {
      for (int from = 0; from < to; from++) {
        left |= isEdge(kept[from], kept[to]) ? 1 << Cell.edge(from, to) : 0;
      }
    }
    var inner = Arrays.stream(kept, 1, kept.length - 1);
    return new CellGraph(left, inner.mapToObj(this::operation).toList());
  }

  /**
   * The same cell among as many vertices as a cell can have; those that are new have no edges.
   *
   * @param places where its own vertices go, in ascending order
   * @param operations of all vertices between input and output; those of its own are replaced
   */
  CellGraph spread(int[] places, List<VertexOperation> operations) {
    int moved = 0;
    for (int to = 1; to < vertices(); to++) {
      for (int from : sources(to)) {
        moved |= 1 << Cell.edge(places[from], places[to]);
      }
    }
    var all = new ArrayList<>(operations);
    for (int vertex = 1; vertex < output(); vertex++) {
      all.set(places[vertex] - 1, operation(vertex));
    }
    return new CellGraph(moved, all);
  }
}

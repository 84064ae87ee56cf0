package io.zico.core.space;

import io.zico.core.architecture.InvalidArchitectureException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A NAS-Bench-101 cell as an adjacency matrix and a word per vertex, not yet checked.
 *
 * @param rows 1 in row {@code from} and column {@code to} is an edge
 * @param words the operations of the vertices, between {@code input} and {@code output}
 */
record CellGraphMatrix(List<List<Integer>> rows, List<String> words) {

  static final String INPUT = "input";
  static final String OUTPUT = "output";

  CellGraphMatrix {
    rows = rows.stream().map(List::copyOf).toList();
    words = List.copyOf(words);
  }

  /**
   * The cell as the benchmark reads it: pruned.
   *
   * @throws InvalidArchitectureException if it is not in the benchmark
   */
  CellGraph cell() {
    int vertices = rows.size();
    if (vertices < 2 || vertices > CellGraph.MAX_VERTICES) {
      throw flaw(
          "a cell has 2 to %d vertices, but the matrix has %d rows"
              .formatted(CellGraph.MAX_VERTICES, vertices));
    }
    if (words.size() != vertices
        || !words.get(0).equals(INPUT)
        || !words.get(vertices - 1).equals(OUTPUT)) {
      throw flaw(
          "%d operations are needed, the first %s and the last %s"
              .formatted(vertices, INPUT, OUTPUT));
    }
    var operations = words.subList(1, vertices - 1).stream().map(this::operation).toList();
    return pruned(new CellGraph(edges(), operations));
  }

  private static CellGraph pruned(CellGraph cell) {
    var pruned =
        cell.pruned().orElseThrow(() -> flaw("no path leads from the input to the output"));
    if (!pruned.isInBenchmark()) {
      throw flaw(
          "a cell has at most %d edges, but %d lie on paths from the input to the output"
              .formatted(CellGraph.MAX_EDGES, Integer.bitCount(pruned.edges())));
    }
    return pruned;
  }

  private int edges() {
    int edges = 0;
    for (int from = 0; from < rows.size(); from++) {
      var row = rows.get(from);
      if (row.size() != rows.size()) {
        throw flaw(
            "row %d of the matrix has %d entries, but there are %d rows"
                .formatted(from + 1, row.size(), rows.size()));
      }
      for (int to = 0; to < row.size(); to++) {
        edges |= edge(row.get(to), from, to);
      }
    }
    return edges;
  }

  private static int edge(int entry, int from, int to) {
    if (entry == 0) {
      return 0;
    }
    if (entry != 1) {
      throw flaw("an entry of the matrix is 0 or 1, but one is %d".formatted(entry));
    }
    if (from >= to) {
      throw flaw(
          "row %d of the matrix has an edge to vertex %d: edges lead to later vertices only"
              .formatted(from + 1, to + 1));
    }
    return 1 << Cell.edge(from, to);
  }

  private VertexOperation operation(String word) {
    return VertexOperation.ALL.stream()
        .filter(operation -> operation.notation().equals(word))
        .findFirst()
        .orElseThrow(() -> unknown(word));
  }

  private static InvalidArchitectureException unknown(String word) {
    var known =
        VertexOperation.ALL.stream()
            .map(VertexOperation::notation)
            .collect(Collectors.joining(", "));
    return flaw(
        "'%s' is not an operation; known are %s"
            .formatted(word.substring(0, Math.min(40, word.length())), known));
  }

  private static InvalidArchitectureException flaw(String message) {
    return new InvalidArchitectureException(message);
  }
}

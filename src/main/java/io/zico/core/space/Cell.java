package io.zico.core.space;

import io.zico.core.architecture.InvalidArchitectureException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A NAS-Bench-201 cell: four nodes, node 0 the input, node 3 the output, and one operation on each
 * of the six edges.
 *
 * @param edges the operations of 1←0, 2←0, 2←1, 3←0, 3←1, 3←2
 */
record Cell(List<CellOperation> edges) {

  /** Nodes of a cell, the input included. */
  static final int NODES = 4;

  /** Edges of a cell. */
  static final int EDGES = 6;

  /** The cell that NATS-Bench's size space is built of. */
  static final Cell SIZE_SPACE =
      parse(
          "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|"
              + "+|skip_connect~0|nor_conv_3x3~1|nor_conv_3x3~2|");

  Cell {
    edges = List.copyOf(edges);
  }

  /** The number of the edge from one node to a later one. */
  static int edge(int from, int to) {
    return to * (to - 1) / 2 + from;
  }

  static Cell parse(String text) {
    var reader = new TextReader(text);
    var edges = new ArrayList<CellOperation>();
    for (int to = 1; to < NODES; to++) {
      if (to > 1) {
        reader.expect("+");
      }
      reader.expect("|");
      for (int from = 0; from < to; from++) {
        edges.add(operation(reader));
        reader.expect("~" + from);
        reader.expect("|");
      }
    }
    reader.expectEnd();
    return new Cell(edges);
  }

  private static CellOperation operation(TextReader reader) {
    int start = reader.position();
    var word = reader.until('~');
    return Arrays.stream(CellOperation.values())
        .filter(operation -> operation.notation().equals(word))
        .findFirst()
        .orElseThrow(() -> unknown(reader, start, word));
  }

  private static InvalidArchitectureException unknown(TextReader reader, int start, String word) {
    var known =
        Arrays.stream(CellOperation.values())
            .map(CellOperation::notation)
            .collect(Collectors.joining(", "));
    return reader.flaw(start, "'%s' is not an operation; known are %s".formatted(word, known));
  }

  @Override
  public String toString() {
    var text = new StringBuilder();
    for (int to = 1; to < NODES; to++) {
      text.append(to > 1 ? "+|" : "|");
      for (int from = 0; from < to; from++) {
        text.append(edges.get(edge(from, to)).notation()).append('~').append(from).append('|');
      }
    }
    return text.toString();
  }
}

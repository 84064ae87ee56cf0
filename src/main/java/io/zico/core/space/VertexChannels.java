package io.zico.core.space;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How the channels of a NAS-Bench-101 cell are shared out: evenly among the vertices that the
 * output joins, the first ones taking one more where it does not come out even; every other vertex
 * has as many as the largest that reads it.
 *
 * @see <a href="https://github.com/google-research/nasbench">compute_vertex_channels of
 *     nasbench/lib/model_builder.py</a>
 */
final class VertexChannels {

  private VertexChannels() {}

  /** The channels of each vertex but the input, whose place holds 0. */
  static List<Integer> of(CellGraph cell, int channels) {
    int[] widths = new int[cell.vertices()];
    widths[cell.output()] = channels;
    var joined = cell.sources(cell.output()).stream().filter(vertex -> vertex > 0).toList();
    for (int i = 0; i < joined.size(); i++) {
      int extra = i < channels % joined.size() ? 1 : 0;
      widths[joined.get(i)] = channels / joined.size() + extra;
    }
    for (int vertex = cell.output() - 1; vertex > 0; vertex--) {
      if (widths[vertex] == 0) {
        widths[vertex] = widest(cell, vertex, widths);
      }
    }
    return Arrays.stream(widths).boxed().toList();
  }

  private static int widest(CellGraph cell, int vertex, int[] widths) {
    return IntStream.range(vertex + 1, cell.output())
        .filter(reader -> cell.isEdge(vertex, reader))
        .map(reader -> widths[reader])
        .max()
        .orElseThrow();
  }
}

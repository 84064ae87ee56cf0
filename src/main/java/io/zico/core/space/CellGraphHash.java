package io.zico.core.space;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The benchmark's own name of a NAS-Bench-101 cell: equal for cells that differ only in the order
 * of their vertices.
 *
 * <p>Each vertex starts with the MD5 of its degrees and label, and takes in those of its neighbours
 * once per vertex of the cell. The texts that are hashed are those of Python's {@code str}.
 *
 * @see <a href="https://github.com/google-research/nasbench">hash_module of
 *     nasbench/lib/graph_util.py</a>
 */
final class CellGraphHash {

  private static final int INPUT = -1;
  private static final int OUTPUT = -2;

  private final CellGraph cell;
  private final MessageDigest md5;

  private CellGraphHash(CellGraph cell) {
    this.cell = cell;
    try {
      this.md5 = MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }

  static String of(CellGraph cell) {
    return new CellGraphHash(cell).hash();
  }

  private String hash() {
    var hashes = vertices().mapToObj(this::start).toList();
    for (int round = 0; round < cell.vertices(); round++) {
      var before = hashes;
      hashes = vertices().mapToObj(vertex -> next(vertex, before)).toList();
    }
    return md5(hashes.stream().sorted().collect(Collectors.joining("', '", "['", "']")));
  }

  private String start(int vertex) {
    return md5(
        "(%d, %d, %d)"
            .formatted(targets(vertex).size(), cell.sources(vertex).size(), label(vertex)));
  }

  private String next(int vertex, List<String> hashes) {
    return md5(
        sorted(cell.sources(vertex), hashes)
            + "|"
            + sorted(targets(vertex), hashes)
            + "|"
            + hashes.get(vertex));
  }

  private int label(int vertex) {
    if (vertex == 0) {
      return INPUT;
    }
    return vertex == cell.output() ? OUTPUT : VertexOperation.ALL.indexOf(cell.operation(vertex));
  }

  private List<Integer> targets(int from) {
    return vertices().filter(to -> cell.isEdge(from, to)).boxed().toList();
  }

  private IntStream vertices() {
    return IntStream.range(0, cell.vertices());
  }

  private static String sorted(Collection<Integer> vertices, List<String> hashes) {
    return vertices.stream().map(hashes::get).sorted().collect(Collectors.joining());
  }

  private String md5(String text) {
    return HexFormat.of().formatHex(md5.digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}

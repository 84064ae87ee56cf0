package io.zico.core.space;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A network of TransNAS-Bench-101, as its strings spell it.
 *
 * @param channels of the stem
 * @param modules one digit each: 1 plain, 2 twice the channels, 3 half the size, 4 both
 * @param edges one digit for each edge of the cell, 1←0, 2←0, 2←1, 3←0, 3←1, 3←2: 0 none, 1 skip, 2
 *     convolution 1x1, 3 convolution 3x3; none for basic residual blocks instead of cells
 */
record TransNasNet(int channels, List<Integer> modules, List<Integer> edges) {

  /** Channels of the stem in the benchmark. */
  static final int CHANNELS = 64;

  private static final int MAX_CHANNELS = 512;
  private static final int MAX_MODULES = 10;
  private static final int NODES = 4;
  private static final String BASIC = "basic";

  TransNasNet {
    modules = List.copyOf(modules);
    edges = List.copyOf(edges);
  }

  boolean isBasic() {
    return edges.isEmpty();
  }

  /** The operation of an edge between nodes of the cell. */
  int edge(int from, int to) {
    return edges.get(Cell.edge(from, to));
  }

  static TransNasNet parse(String text) {
    var reader = new TextReader(text);
    int channels = reader.number(2, MAX_CHANNELS);
    reader.expect("-");
    int start = reader.position();
    var modules = digits(reader, reader.until('-'), start, 1, 4);
    if (modules.isEmpty() || modules.size() > MAX_MODULES) {
      throw reader.flaw(
          start,
          "a network has 1 to %d modules, but not %d".formatted(MAX_MODULES, modules.size()));
    }
    reader.expect("-");
    var rest = text.substring(reader.position());
    if (rest.equals(BASIC)) {
      return new TransNasNet(channels, modules, List.of());
    }
    return new TransNasNet(channels, modules, cell(reader, rest));
  }

  private static List<Integer> cell(TextReader reader, String text) {
    int start = reader.position();
    if (!text.matches("[0-9]_[0-9]{2}_[0-9]{3}")) {
      throw reader.flaw(
          start,
          "expected a cell such as 1_02_333, or 'basic', but found '%s'".formatted(cut(text)));
    }
    return digits(reader, text.replace("_", ""), start, 0, 3);
  }

  private static String cut(String text) {
    return text.length() > 20 ? text.substring(0, 20) + "…" : text;
  }

  private static List<Integer> digits(
      TextReader reader, String text, int start, int minimum, int maximum) {
    return text.chars()
        .map(digit -> digit - '0')
        .peek(
            digit -> {
              if (digit < minimum || digit > maximum) {
                throw reader.flaw(
                    start,
                    "expected digits from %d to %d but found '%s'"
                        .formatted(minimum, maximum, cut(text)));
              }
            })
        .boxed()
        .toList();
  }

  @Override
  public String toString() {
    var skeleton = modules.stream().map(String::valueOf).collect(Collectors.joining());
    return "%d-%s-%s".formatted(channels, skeleton, isBasic() ? BASIC : cell());
  }

  private String cell() {
    var text = new StringBuilder();
    for (int to = 1; to < NODES; to++) {
      text.append(to > 1 ? "_" : "");
      for (int from = 0; from < to; from++) {
        text.append(edge(from, to));
      }
    }
    return text.toString();
  }
}

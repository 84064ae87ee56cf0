package io.zico.core.space;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The notations of a NAS-Bench-101 cell: {@code rows|rows;input;operations;output}, with or without
 * the benchmark's hash and a semicolon in front; {@code matrix} and {@code ops} as a JSON object or
 * as Python's arguments; and NASLib's tuple of the matrix and a number per operation.
 */
final class CellGraphText {

  private static final String HEXADECIMAL = "0123456789abcdef";
  private static final String BINARY = "01";

  /** What NASLib's numbers mean. */
  private static final List<String> NUMBERED =
      List.of(
          CellGraphMatrix.INPUT,
          CellGraphMatrix.OUTPUT,
          VertexOperation.POOL_3.notation(),
          VertexOperation.CONVOLUTION_1.notation(),
          VertexOperation.CONVOLUTION_3.notation());

  private final TextReader text;
  private final LiteralReader literals;
  private List<List<Integer>> matrix = List.of();
  private List<String> words = List.of();

  private CellGraphText(String text) {
    this.text = new TextReader(text);
    this.literals = new LiteralReader(this.text);
  }

  /** The cell as the benchmark reads it: pruned. */
  static CellGraph parse(String text) {
    return new CellGraphText(text).parse();
  }

  static String format(CellGraph cell) {
    var rows =
        IntStream.range(0, cell.vertices())
            .mapToObj(from -> row(cell, from))
            .collect(Collectors.joining("|"));
    return rows + ";" + String.join(";", words(cell));
  }

  private static String row(CellGraph cell, int from) {
    return IntStream.range(0, cell.vertices())
        .mapToObj(to -> cell.isEdge(from, to) ? "1" : "0")
        .collect(Collectors.joining());
  }

  private static List<String> words(CellGraph cell) {
    var words = new ArrayList<String>();
    words.add(CellGraphMatrix.INPUT);
    cell.operations().forEach(operation -> words.add(operation.notation()));
    words.add(CellGraphMatrix.OUTPUT);
    return words;
  }

  private CellGraph parse() {
    if (literals.accept("{")) {
      return fields("}");
    }
    if (literals.isListNext()) {
      return tuple();
    }
    return text.isNext("matrix") || text.isNext("ops") ? fields("") : table();
  }

  private CellGraph fields(String close) {
    literals.fields(close, Map.of("matrix", this::readMatrix, "ops", this::readWords));
    literals.expectEnd();
    return cell();
  }

  private void readMatrix() {
    int most = CellGraph.MAX_VERTICES;
    matrix = literals.list(most, () -> literals.list(most, () -> literals.number(0, 1)));
  }

  private void readWords() {
    words = literals.list(CellGraph.MAX_VERTICES, literals::word);
  }

  private CellGraph tuple() {
    int start = literals.position();
    int most = CellGraph.MAX_VERTICES;
    var numbers = literals.list(most * (most + 1), () -> literals.number(0, NUMBERED.size() - 1));
    literals.expectEnd();
    int vertices = (int) Math.sqrt(numbers.size());
    if (numbers.size() != vertices * (vertices + 1)) {
      throw text.flaw(
          start,
          "n rows of n entries and n operations are expected, but there are %d numbers"
              .formatted(numbers.size()));
    }
    matrix =
        IntStream.range(0, vertices)
            .mapToObj(from -> numbers.subList(from * vertices, (from + 1) * vertices))
            .toList();
    words =
        numbers.subList(vertices * vertices, numbers.size()).stream().map(NUMBERED::get).toList();
    return cell();
  }

  private CellGraph table() {
    var head = text.word(HEXADECIMAL);
    boolean isHash = text.accept(";");
    var rows = new ArrayList<List<Integer>>();
    rows.add(bits(isHash ? text.word(BINARY) : head));
    while (text.accept("|")) {
      rows.add(bits(text.word(BINARY)));
    }
    matrix = rows;
    words = new ArrayList<>();
    while (text.accept(";")) {
      words.add(literals.word());
    }
    literals.expectEnd();
    return isHash ? named(head) : cell();
  }

  private CellGraph named(String hash) {
    var cell = cell();
    var actual = CellGraphHash.of(cell);
    if (!hash.equals(actual)) {
      throw text.flaw(0, "the cell's hash is %s, but the text says %s".formatted(actual, hash));
    }
    return cell;
  }

  private List<Integer> bits(String row) {
    int wrong =
        IntStream.range(0, row.length())
            .filter(i -> BINARY.indexOf(row.charAt(i)) < 0)
            .findFirst()
            .orElse(-1);
    if (wrong >= 0) {
      throw text.flaw(wrong, "expected 0 or 1 but found '%s'".formatted(row.charAt(wrong)));
    }
    return row.chars().map(bit -> bit - '0').boxed().toList();
  }

  private CellGraph cell() {
    return new CellGraphMatrix(matrix, words).cell();
  }
}

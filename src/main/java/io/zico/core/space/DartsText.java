package io.zico.core.space;

import io.zico.core.architecture.InvalidArchitectureException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The notations of a DARTS genotype: {@code Genotype(normal=[('sep_conv_3x3', 0), …], …)} as Python
 * prints it, with or without a list per node; the same as a JSON object; a JSON object of such
 * texts by stage, if all are equal; and the pairs of source and number of operation of
 * NAS-Bench-301.
 */
final class DartsText {

  private static final List<Integer> JOINED = List.of(2, 3, 4, 5);
  private static final int MAX_STAGES = 32;
  private static final int MAX_NUMBER = 99;

  private final LiteralReader text;
  private List<DartsEdge> normal = List.of();
  private List<DartsEdge> reduce = List.of();

  private DartsText(String text) {
    this.text = new LiteralReader(new TextReader(text));
  }

  static DartsGenotype parse(String text) {
    var reader = new DartsText(text);
    var genotype = reader.any();
    reader.text.expectEnd();
    return genotype;
  }

  private static DartsGenotype parsePython(String text) {
    var reader = new DartsText(text);
    var genotype = reader.python();
    reader.text.expectEnd();
    return genotype;
  }

  private DartsGenotype any() {
    if (text.isListNext()) {
      return numbered();
    }
    if (!text.accept("{")) {
      return python();
    }
    return text.isNext("\"0\"") ? stages() : fields("}");
  }

  private DartsGenotype python() {
    text.expect("Genotype");
    text.expect("(");
    return fields(")");
  }

  private DartsGenotype fields(String close) {
    text.fields(
        close,
        Map.of(
            "normal",
            () -> normal = edges(),
            "normal_concat",
            this::readJoined,
            "reduce",
            () -> reduce = edges(),
            "reduce_concat",
            this::readJoined));
    return genotype();
  }

  private DartsGenotype genotype() {
    return new DartsGenotype(DartsCell.of("normal", normal), DartsCell.of("reduction", reduce));
  }

  /** One text per stage of the network; the space has networks of one genotype only. */
  private DartsGenotype stages() {
    int start = text.position();
    var stages = text.rest("}", MAX_STAGES, this::stage);
    if (stages.stream().distinct().count() > 1) {
      throw text.flaw(start, "the genotypes of the stages differ; the space has one for all");
    }
    return stages.get(0);
  }

  private DartsGenotype stage() {
    text.word();
    text.expect(":");
    return parsePython(text.word());
  }

  private void readJoined() {
    int start = text.position();
    var joined = text.accept("range") ? range() : text.list(MAX_NUMBER, this::number);
    if (!joined.equals(JOINED)) {
      throw text.flaw(
          start, "a cell joins its nodes %s, but %s are given".formatted(JOINED, joined));
    }
  }

  private List<Integer> range() {
    text.expect("(");
    int first = number();
    text.expect(",");
    int end = number();
    text.expect(")");
    return IntStream.range(first, end).boxed().toList();
  }

  /** Edges, one behind the other or in a list for each node. */
  private List<DartsEdge> edges() {
    return text.list(2 * DartsCell.NODES, this::edgeOrNode).stream().flatMap(List::stream).toList();
  }

  private List<DartsEdge> edgeOrNode() {
    var close = text.open();
    return text.isListNext() ? text.rest(close, 2, () -> edge(text.open())) : List.of(edge(close));
  }

  private DartsEdge edge(String close) {
    int start = text.position();
    var word = text.word();
    var operation =
        DartsOperation.ALL.stream()
            .filter(known -> known.notation().equals(word))
            .findFirst()
            .orElseThrow(() -> unknown(start, word));
    text.expect(",");
    int source = number();
    text.expect(close);
    return new DartsEdge(operation, source);
  }

  private InvalidArchitectureException unknown(int start, String word) {
    var known =
        DartsOperation.ALL.stream().map(DartsOperation::notation).collect(Collectors.joining(", "));
    var found = word.substring(0, Math.min(40, word.length()));
    return text.flaw(start, "'%s' is not an operation; known are %s".formatted(found, known));
  }

  private DartsGenotype numbered() {
    var close = text.open();
    normal = text.list(2 * DartsCell.NODES, this::numberedEdge);
    text.expect(",");
    reduce = text.list(2 * DartsCell.NODES, this::numberedEdge);
    text.expect(close);
    return genotype();
  }

  private DartsEdge numberedEdge() {
    var close = text.open();
    int source = number();
    text.expect(",");
    var operation = DartsOperation.ALL.get(text.number(0, DartsOperation.ALL.size() - 1));
    text.expect(close);
    return new DartsEdge(operation, source);
  }

  private int number() {
    return text.number(0, MAX_NUMBER);
  }
}

package io.zico.core.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zico.core.architecture.CanonicalForm;
import io.zico.core.architecture.InvalidArchitectureException;
import io.zico.core.cost.Costs;
import io.zico.fixture.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NatsTopologySpaceTest {

  private final NatsTopologySpace space = new NatsTopologySpace();

  /** The number of functionally different cells, by brute force over all renamings of each. */
  @Test
  void hasExactly5260FunctionallyDifferentCells() {
    var parameters = ParameterValues.of(space, Map.of("C", 4, "N", 1));
    var classes =
        allCells().parallel().map(cell -> CanonicalForm.of(space.decode(cell, parameters)).hash());

    assertThat(classes.distinct().count()).isEqualTo(5260);
  }

  @Test
  void costsWhatTheBenchmarkPublishesInEveryRow() throws IOException {
    var c10 = ParameterValues.of(space, Map.of());
    var c100 = ParameterValues.of(space, Map.of("classes", 100));
    var imageNet16 = ParameterValues.of(space, Map.of("classes", 120, "input", List.of(3, 16, 16)));
    var table = table();

    assertThat(table).hasSize(15_625);
    for (var row : table) {
      var cell = space.parse(row.text("arch"));
      assertThat(space.format(cell)).isEqualTo(row.text("arch"));
      var costs = Costs.of(space.decode(cell, c10));
      var costs16 = Costs.of(space.decode(cell, imageNet16));
      assertThat(costs.parameters()).isEqualTo(row.number("c10_params"));
      assertThat(costs.macs()).isEqualTo(row.number("c10_macs_conv"));
      assertThat(Costs.of(space.decode(cell, c100)).parameters())
          .isEqualTo(row.number("c100_params"));
      assertThat(costs16.parameters()).isEqualTo(row.number("in16_params"));
      assertThat(costs16.macs()).isEqualTo(row.number("in16_macs_conv"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "nor_conv_3x3~0|+;1",
        "|nor_conv_9x9~0|+|none~0|none~1|+|none~0|none~1|none~2|;2",
        "|none~0|+|none~1|none~1|+|none~0|none~1|none~2|;15",
        "|none~0|+|none~0|none~1|+|none~0|none~1|none~2|x;48",
        "|none~0|+|none~0|none~1|;25"
      })
  void namesThePositionOfABrokenString(String text, int position) {
    assertThatThrownBy(() -> space.parse(text))
        .isInstanceOf(InvalidArchitectureException.class)
        .hasMessageContaining("at character " + position + ":");
  }

  @Test
  void namesEveryParameterThatDoesNotFit() {
    assertThatThrownBy(
            () ->
                ParameterValues.of(
                    space, Map.of("C", 0, "classes", 1_000_000, "input", List.of(3, 32), "D", 1)))
        .isInstanceOfSatisfying(
            InvalidArchitectureException.class,
            e ->
                assertThat(e.flaws().stream().map(flaw -> flaw.pointer()))
                    .containsExactlyInAnyOrder("/C", "/classes", "/input", "/D"));
  }

  private static Stream<Cell> allCells() {
    var operations = CellOperation.values();
    return IntStream.range(0, 15_625)
        .mapToObj(
            code ->
                new Cell(
                    IntStream.range(0, Cell.EDGES)
                        .mapToObj(edge -> operations[code / (int) Math.pow(5, edge) % 5])
                        .toList()));
  }

  /** A row of the published table. */
  private record Row(List<String> header, List<String> cells) {
    String text(String column) {
      return cells.get(header.indexOf(column));
    }

    long number(String column) {
      return Long.parseLong(text(column));
    }
  }

  private static List<Row> table() throws IOException {
    var lines = Files.readAllLines(Shared.file("data/benchmarks/nats_tss/nats_tss_accuracy.csv"));
    var header = List.of(lines.get(0).split(",", -1));
    return lines.stream()
        .skip(1)
        .map(line -> new Row(header, List.of(line.split(",", -1))))
        .toList();
  }
}

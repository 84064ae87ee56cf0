package io.zico.core.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.zico.core.architecture.CanonicalForm;
import io.zico.core.architecture.InvalidArchitectureException;
import io.zico.core.cost.Costs;
import io.zico.fixture.Golden;
import io.zico.fixture.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NasBench101SpaceTest {

  private static final String CHAIN = "010|001|000;input;maxpool3x3;output";

  private final NasBench101Space space = new NasBench101Space();

  @Test
  void costsAndHashesAreThoseOfThePublishedTable() throws IOException {
    var rows = Files.readAllLines(Shared.file("data/benchmarks/nasbench101/nb101_10000.csv"));
    var parameters = ParameterValues.defaults(space);

    assertThat(rows).hasSize(10_001);
    for (var line : rows.subList(1, rows.size())) {
      var row = line.split(",", -1);
      var cell = space.parse(row[1] + ";" + row[2]);
      assertThat(space.authorsIdentifiers(cell)).containsEntry("hash_module", row[0]);
      assertThat(Costs.of(space.decode(cell, parameters)).parameters())
          .isEqualTo(Long.parseLong(row[3]));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"best_like", "chain3", "inception", "pool_only", "resnet_cell"})
  void costsOfTheReferenceImplementationAreExact(String name) {
    var golden = Golden.read("nasbench101__" + name + ".json");
    var config = golden.get("config");
    var parameters =
        ParameterValues.of(
            space,
            Map.of(
                "stem", config.get("stem").asInt(),
                "stacks", config.get("stacks").asInt(),
                "cells", config.get("mods").asInt()));
    var costs = Costs.of(space.architecture(golden.get("arch").toString(), parameters));

    assertThat(costs.parameters()).isEqualTo(golden.at("/counts/params_total").asLong());
    assertThat(costs.macs()).isEqualTo(golden.at("/counts/macs_total").asLong());
    assertThat(costs.layers().stream().map(layer -> layer.name()))
        .isEqualTo(golden.get("layers").valueStream().map(l -> l.get("name").asString()).toList());
  }

  /**
   * The published number of cells, from the genotypes: the graphs up to renaming of their inner
   * vertices, and for each the labellings up to its symmetries, counted by Burnside's lemma.
   */
  @Test
  void hasThePublishedNumberOfCellsUpToRenaming() {
    long genotypes = 0;
    long cells = 0;
    for (int inner = 0; inner <= 5; inner++) {
      var graphs = graphs(inner);
      genotypes += graphs.size() * (long) Math.pow(3, inner);
      cells += cells(inner, graphs);
    }

    assertThat(space.cardinality().orElseThrow()).isEqualTo(genotypes);
    assertThat(cells).isEqualTo(423_624);
  }

  @Test
  void readsEveryNotationOfACell() {
    var cell = space.parse(CHAIN);

    assertThat(space.format(cell)).isEqualTo(CHAIN);
    assertThat(
            Stream.of(
                CellGraphHash.of(cell) + ";" + CHAIN,
                "{\"matrix\": [[0,1,0],[0,0,1],[0,0,0]], \"ops\": [\"input\", \"maxpool3x3\", \"output\"]}",
                "{\"ops\":[\"input\",\"maxpool3x3\",\"output\"],\n\"matrix\":[[0,1,0],[0,0,1],[0,0,0]]}",
                "matrix=[[0,1,0],[0,0,1],[0,0,0]], ops=[input,maxpool3x3,output]",
                "(0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 2, 1)",
                "ops=('input', 'maxpool3x3', 'output'), matrix=((0,1,0), (0,0,1), (0,0,0))"))
        .allSatisfy(text -> assertThat(space.parse(text)).isEqualTo(cell));
  }

  @Test
  void prunesWhatIsOnNoPath() {
    // vertex 2 is not fed, vertex 3 feeds nothing
    var text =
        "01010|00001|00001|00000|00000;input;maxpool3x3;conv1x1-bn-relu;conv3x3-bn-relu;output";

    assertThat(space.format(space.parse(text))).isEqualTo(CHAIN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '/',
      quoteCharacter = '`',
      value = {
        "010|001|000;input;maxpool5x5;output/'maxpool5x5' is not an operation",
        "010|001;input;output/row 1 of the matrix has 3 entries, but there are 2 rows",
        "010|001|000;input;output/3 operations are needed",
        "010|011|000;input;maxpool3x3;output/row 2 of the matrix has an edge to vertex 2",
        "010|000|000;input;maxpool3x3;output/no path",
        "012|001|000;input;maxpool3x3;output/at character 3",
        "0123;input;maxpool3x3;output/at character 6",
        "00005c142e6f48ac74fdcf73e3439874;010|001|000;input;maxpool3x3;output/the text says 0000",
        "{\"matrix\": [[0,1],[0,0]], \"ops\": [\"input\"/expected ']'",
        "{\"matrix\": [[0,1],[0,0]]}/there is no ops",
        "{\"matrix\": [], \"matrix\": []}/'matrix' is there twice",
        "{\"matrix\": [[0,2],[0,0]]}/from 0 to 1 but found '2",
        "{\"shape\": 3}/'shape' is not expected",
      })
  void saysWhatIsWrongWithACell(String text, String message) {
    assertThatThrownBy(() -> space.parse(text))
        .isInstanceOf(InvalidArchitectureException.class)
        .hasMessageContaining(message);
  }

  @Test
  void refusesATenthEdgeUnlessItIsPruned() {
    var tenEdges = "01111|00111|00011|00001|00000;input;maxpool3x3;maxpool3x3;maxpool3x3;output";

    assertThatThrownBy(() -> space.parse(tenEdges)).hasMessageContaining("at most 9 edges, but 10");
    // eleven edges, of which five lead to vertices that feed nothing
    var pruned =
        space.parse(
            "011111|001111|000101|000000|000000|000000;input;maxpool3x3;maxpool3x3;maxpool3x3;maxpool3x3;output");
    assertThat(pruned.vertices()).isEqualTo(4);
  }

  /** 16 channels for three vertices are 6, 5 and 5; the middle one reads a sum cut to 5. */
  @Test
  void verticesSeeOnlyTheirOwnNumberOfChannels() {
    var cell =
        space.parse(
            "01000|00111|00001|00001|00000;input;conv1x1-bn-relu;conv3x3-bn-relu;conv3x3-bn-relu;output");

    assertThat(VertexChannels.of(cell, 16)).containsExactly(0, 6, 5, 5, 16);
    var parameters = ParameterValues.of(space, Map.of("stem", 16, "stacks", 1, "cells", 1));
    assertThat(Costs.of(space.decode(cell, parameters)).layers().stream().map(l -> l.weights()))
        .containsExactly(16 * 3 * 9L, 6 * 6L, 5 * 5 * 9L, 5 * 5 * 9L, 6 * 16L, 16 * 10L);
  }

  @Test
  void isomorphicCellsHaveOneHash() {
    var random = new SplittableRandom(9);
    for (int i = 0; i < 1_000; i++) {
      var cell = space.sample(random);
      var renamed = renamed(cell, random);
      assertThat(CellGraphHash.of(renamed)).isEqualTo(CellGraphHash.of(cell));
    }
  }

  /** Where the output joins no two vertices, their order means nothing. */
  @Test
  void isomorphicCellsAreTheSameNetwork() {
    var random = new SplittableRandom(10);
    var parameters = ParameterValues.of(space, Map.of("stem", 8, "stacks", 1, "cells", 1));
    var cells =
        Stream.generate(() -> space.sample(random))
            .filter(cell -> cell.sources(cell.output()).stream().filter(v -> v > 0).count() == 1)
            .limit(300)
            .toList();
    for (var cell : cells) {
      var renamed = renamed(cell, random);
      assertThat(CanonicalForm.of(space.decode(renamed, parameters)).hash())
          .isEqualTo(CanonicalForm.of(space.decode(cell, parameters)).hash());
    }
  }

  /** Pearson's statistic over the 3,364 genotypes of at most five vertices. */
  @Test
  void samplesUniformlyAmongTheSmallCells() {
    var random = new SplittableRandom(11);
    int points = 1 + 6 + 90 + 3_267;
    int draws = 1_000_000;
    double expected = draws / 1_293_208.0;
    var counts = new HashMap<CellGraph, Integer>();
    for (int i = 0; i < draws; i++) {
      var cell = space.sample(random);
      if (cell.vertices() <= 5) {
        counts.merge(cell, 1, Integer::sum);
      }
    }
    double statistic =
        counts.values().stream().mapToDouble(n -> (n - expected) * (n - expected) / expected).sum();
    double never = (points - counts.size()) * expected;

    // each count is nearly Poisson: a term has mean 1 and variance 2 + 1 / expected, less than 4
    assertThat(statistic + never).isCloseTo(points, within(5 * Math.sqrt(4.0 * points)));
  }

  /** The same cell with its inner vertices in another order. */
  private static CellGraph renamed(CellGraph cell, SplittableRandom random) {
    var order = new ArrayList<>(List.of(0));
    while (order.size() <= cell.operations().size()) {
      int next = 1 + random.nextInt(cell.operations().size());
      if (!order.contains(next) && order.containsAll(cell.sources(next))) {
        order.add(next);
      }
    }
    order.add(cell.output());
    int edges = 0;
    for (int to = 1; to < cell.vertices(); to++) {
      for (int from : cell.sources(to)) {
        edges |= 1 << Cell.edge(order.indexOf(from), order.indexOf(to));
      }
    }
    return new CellGraph(
        edges, order.subList(1, cell.output()).stream().map(cell::operation).toList());
  }

  private static List<CellGraph> graphs(int inner) {
    var labels = Collections.nCopies(inner, VertexOperation.POOL_3);
    return IntStream.range(0, 1 << ((inner + 2) * (inner + 1) / 2))
        .filter(edges -> Integer.bitCount(edges) <= CellGraph.MAX_EDGES)
        .mapToObj(edges -> new CellGraph(edges, labels))
        .filter(CellGraph::isInBenchmark)
        .toList();
  }

  private static long cells(int inner, List<CellGraph> graphs) {
    var permutations = permutations(inner);
    var representatives = new HashMap<Long, CellGraph>();
    for (var graph : graphs) {
      long smallest = permutations.stream().mapToLong(p -> image(graph, p)).min().orElseThrow();
      representatives.put(smallest, graph);
    }
    return representatives.values().stream().mapToLong(g -> labellings(g, permutations)).sum();
  }

  @Test
  void matricesAreCopiedDownToTheirRows() {
    var row = new ArrayList<>(List.of(0, 1));
    var matrix = new CellGraphMatrix(List.of(row, List.of(0, 0)), List.of("input", "output"));
    row.set(1, 0);

    assertThat(matrix.rows().get(0)).containsExactly(0, 1);
  }

  private static long labellings(CellGraph graph, List<List<Integer>> permutations) {
    long identity = image(graph, IntStream.range(0, graph.vertices()).boxed().toList());
    var symmetries = permutations.stream().filter(p -> image(graph, p) == identity).toList();
    long fixed = symmetries.stream().mapToLong(p -> (long) Math.pow(3, innerCycles(p))).sum();
    return fixed / symmetries.size();
  }

  private static long image(CellGraph graph, List<Integer> permutation) {
    long image = 0;
    for (int to = 1; to < graph.vertices(); to++) {
      for (int from : graph.sources(to)) {
        image |= 1L << (7 * permutation.get(from) + permutation.get(to));
      }
    }
    return image;
  }

  private static int innerCycles(List<Integer> permutation) {
    var seen = new HashSet<Integer>();
    int cycles = 0;
    for (int start = 1; start < permutation.size() - 1; start++) {
      cycles += seen.contains(start) ? 0 : 1;
      for (int v = start; seen.add(v); v = permutation.get(v)) {}
    }
    return cycles;
  }

  /** All renamings of the vertices that leave input and output in place. */
  private static List<List<Integer>> permutations(int inner) {
    var permutations = List.of(List.of(0));
    for (int place = 1; place <= inner; place++) {
      permutations =
          permutations.stream()
              .flatMap(
                  start ->
                      IntStream.rangeClosed(1, inner)
                          .filter(v -> !start.contains(v))
                          .mapToObj(v -> appended(start, v)))
              .toList();
    }
    return permutations.stream().map(start -> appended(start, inner + 1)).toList();
  }

  private static List<Integer> appended(List<Integer> start, int last) {
    return Stream.concat(start.stream(), Stream.of(last)).toList();
  }
}

package io.zico.core.space;

import io.zico.core.architecture.Architecture;
import io.zico.core.architecture.TensorShape;
import io.zico.core.space.Parameter.Count;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * NAS-Bench-101: one cell of at most seven vertices and nine edges, repeated in stacks.
 *
 * <p>A genotype is a pruned cell with its vertices in a certain order. There are 1,293,208 of them,
 * which are the 423,624 cells of the benchmark in all orders. The order is that in which the output
 * joins the vertices, and says which of them get one channel more where channels cannot be shared
 * out evenly.
 *
 * @see <a href="https://arxiv.org/abs/1902.09635">Ying et al., NAS-Bench-101, ICML 2019</a>
 */
final class NasBench101Space implements SearchSpace<CellGraph> {

  private static final List<VertexOperation> OPERATIONS = VertexOperation.ALL;
  private static final int MAX_INNER = CellGraph.MAX_VERTICES - 2;
  private static final int PAIRS = CellGraph.MAX_VERTICES * (CellGraph.MAX_VERTICES - 1) / 2;
  private static final String STEM = "stem";
  private static final String STACKS = "stacks";
  private static final String CELLS = "cells";

  /** The edges of all cells with the given number of vertices between input and output. */
  private static final List<List<Integer>> GRAPHS =
      IntStream.rangeClosed(0, MAX_INNER).mapToObj(NasBench101Space::graphs).toList();

  private static final List<Integer> CELLS_BY_SIZE =
      IntStream.rangeClosed(0, MAX_INNER).mapToObj(NasBench101Space::cells).toList();

  private static final int CARDINALITY = CELLS_BY_SIZE.stream().mapToInt(Integer::intValue).sum();

  @Override
  public SpaceInfo info() {
    return new SpaceInfo(
        "nasbench101",
        "NAS-Bench-101: the 423,624 cells of at most seven vertices and nine edges",
        "arXiv 1902.09635",
        "0110000|0001001|0001000|0000101|0000010|0000001|0000000;input;conv3x3-bn-relu;conv1x1-bn-relu;conv3x3-bn-relu;maxpool3x3;conv3x3-bn-relu;output",
        List.of(
            new Count(
                STEM, "Channels of the stem; doubled in each stack but the first.", 128, 8, 512),
            new Count(STACKS, "Stacks of cells, with pooling between them.", 3, 1, 5),
            new Count(CELLS, "Cells per stack.", 3, 1, 50),
            Parameter.classes(10),
            Parameter.input(TensorShape.of(3, 32, 32))));
  }

  @Override
  public CellGraph parse(String text) {
    return CellGraphText.parse(text);
  }

  @Override
  public String format(CellGraph cell) {
    return CellGraphText.format(cell);
  }

  @Override
  public Architecture decode(CellGraph cell, ParameterValues parameters) {
    int channels = parameters.count(STEM);
    var network = new CellGraphNetwork(cell, parameters.input(), channels);
    for (int stack = 0; stack < parameters.count(STACKS); stack++) {
      if (stack > 0) {
        channels *= 2;
        network.pool();
      }
      for (int i = 0; i < parameters.count(CELLS); i++) {
        network.cell(channels);
      }
    }
    return network.classifier(parameters.classes());
  }

  /** Uniform over genotypes: a cell is as likely as the number of orders of its vertices. */
  @Override
  public CellGraph sample(RandomGenerator random) {
    int number = random.nextInt(CARDINALITY);
    int inner = 0;
    while (number >= CELLS_BY_SIZE.get(inner)) {
      number -= CELLS_BY_SIZE.get(inner);
      inner++;
    }
    var operations = new ArrayList<VertexOperation>();
    while (operations.size() < inner) {
      operations.add(OPERATIONS.get(number % OPERATIONS.size()));
      number /= OPERATIONS.size();
    }
    return new CellGraph(GRAPHS.get(inner).get(number), operations);
  }

  /**
   * The mutation of the authors' regularised evolution: among seven vertices, each edge changes
   * between there and not there with probability 1/7, each operation to another one with
   * probability 1/5; again, until that gives another cell of the benchmark.
   */
  @Override
  public CellGraph mutate(CellGraph parent, RandomGenerator random) {
    return valid(() -> mutant(parent.spread(places(parent, random), operations(random)), random))
        .filter(child -> !child.equals(parent))
        .findFirst()
        .orElseThrow();
  }

  private static CellGraph mutant(CellGraph cell, RandomGenerator random) {
    int flips = 0;
    for (int pair = 0; pair < PAIRS; pair++) {
      flips |= random.nextInt(CellGraph.MAX_VERTICES) == 0 ? 1 << pair : 0;
    }
    return new CellGraph(
        cell.edges() ^ flips,
        cell.operations().stream().map(operation -> mutant(operation, random)).toList());
  }

  private static VertexOperation mutant(VertexOperation operation, RandomGenerator random) {
    int step = random.nextInt(MAX_INNER) == 0 ? 1 + random.nextInt(OPERATIONS.size() - 1) : 0;
    return OPERATIONS.get((OPERATIONS.indexOf(operation) + step) % OPERATIONS.size());
  }

  /**
   * Among seven vertices, takes each edge and each operation from either parent; again, until that
   * gives a cell of the benchmark.
   */
  @Override
  public CellGraph crossover(CellGraph a, CellGraph b, RandomGenerator random) {
    var first = a.spread(places(a), operations(random));
    var second = b.spread(places(b), operations(random));
    return valid(() -> child(first, second, random)).findFirst().orElseThrow();
  }

  private static CellGraph child(CellGraph a, CellGraph b, RandomGenerator random) {
    int mask = random.nextInt(1 << PAIRS);
    return new CellGraph(
        (a.edges() & mask) | (b.edges() & ~mask),
        Recombination.uniform(a.operations(), b.operations(), random));
  }

  /** What of the drawn cells is in the benchmark, pruned. */
  private static Stream<CellGraph> valid(Supplier<CellGraph> draw) {
    return Stream.generate(draw)
        .map(CellGraph::pruned)
        .flatMap(Optional::stream)
        .filter(CellGraph::isInBenchmark);
  }

  /** The first of seven places for all vertices but the output, which has the last. */
  private static int[] places(CellGraph cell) {
    return IntStream.range(0, cell.vertices())
        .map(vertex -> vertex == cell.output() ? CellGraph.MAX_VERTICES - 1 : vertex)
        .toArray();
  }

  /** Any of seven places for the vertices between input and output, in their order. */
  private static int[] places(CellGraph cell, RandomGenerator random) {
    var places = new ArrayList<>(IntStream.range(0, CellGraph.MAX_VERTICES).boxed().toList());
    while (places.size() > cell.vertices()) {
      places.remove(1 + random.nextInt(places.size() - 2));
    }
    return places.stream().mapToInt(Integer::intValue).toArray();
  }

  private static List<VertexOperation> operations(RandomGenerator random) {
    return Stream.generate(() -> OPERATIONS.get(random.nextInt(OPERATIONS.size())))
        .limit(MAX_INNER)
        .toList();
  }

  /** All genotypes, of which several are the same cell with its vertices in another order. */
  @Override
  public Optional<BigInteger> cardinality() {
    return Optional.of(BigInteger.valueOf(CARDINALITY));
  }

  @Override
  public Map<String, String> authorsIdentifiers(CellGraph cell) {
    return Map.of("hash_module", CellGraphHash.of(cell));
  }

  private static List<Integer> graphs(int inner) {
    int vertices = inner + 2;
    return IntStream.range(0, 1 << (vertices * (vertices - 1) / 2))
        .filter(edges -> Integer.bitCount(edges) <= CellGraph.MAX_EDGES)
        .filter(edges -> CellGraph.isConnected(edges, vertices))
        .boxed()
        .toList();
  }

  private static int cells(int inner) {
    return GRAPHS.get(inner).size() * (int) Math.pow(OPERATIONS.size(), inner);
  }
}

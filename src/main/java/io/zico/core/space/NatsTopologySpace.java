package io.zico.core.space;

import io.zico.core.architecture.Architecture;
import io.zico.core.architecture.TensorShape;
import io.zico.core.space.Parameter.Count;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * The topology space of NATS-Bench, also known as NAS-Bench-201: one cell, repeated N times in each
 * of three stages.
 *
 * @see <a href="https://arxiv.org/abs/2009.00437">Dong et al., NATS-Bench, TPAMI 2021</a>
 */
final class NatsTopologySpace implements SearchSpace<Cell> {

  private static final List<CellOperation> OPERATIONS = List.of(CellOperation.values());
  private static final int STAGES = 3;

  @Override
  public SpaceInfo info() {
    return new SpaceInfo(
        "nats-tss",
        "NATS-Bench topology space (NAS-Bench-201): the operations on the six edges of a cell",
        "arXiv 2009.00437",
        "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|skip_connect~0|nor_conv_3x3~1|nor_conv_1x1~2|",
        List.of(
            new Count("C", "Channels of the first stage; doubled in each next one.", 16, 1, 512),
            new Count("N", "Cells per stage.", 5, 1, 50),
            Parameter.classes(10),
            Parameter.input(TensorShape.of(3, 32, 32))));
  }

  @Override
  public Cell parse(String text) {
    return Cell.parse(text);
  }

  @Override
  public String format(Cell cell) {
    return cell.toString();
  }

  @Override
  public Architecture decode(Cell cell, ParameterValues parameters) {
    int channels = parameters.count("C");
    var network = new TinyNetwork(parameters.input(), channels);
    for (int stage = 0; stage < STAGES; stage++) {
      if (stage > 0) {
        channels *= 2;
        network.reduction(channels);
      }
      for (int i = 0; i < parameters.count("N"); i++) {
        network.cell(cell, channels);
      }
    }
    return network.classifier(parameters.classes());
  }

  @Override
  public Optional<Architecture> thin(Cell cell) {
    return Optional.of(TinyNetwork.ofOneCell(cell));
  }

  @Override
  public Cell sample(RandomGenerator random) {
    return new Cell(
        Stream.generate(() -> OPERATIONS.get(random.nextInt(OPERATIONS.size())))
            .limit(Cell.EDGES)
            .toList());
  }

  @Override
  public Cell mutate(Cell parent, RandomGenerator random) {
    int edge = random.nextInt(Cell.EDGES);
    int old = OPERATIONS.indexOf(parent.edges().get(edge));
    int step = 1 + random.nextInt(OPERATIONS.size() - 1);
    var edges = new ArrayList<>(parent.edges());
    edges.set(edge, OPERATIONS.get((old + step) % OPERATIONS.size()));
    return new Cell(edges);
  }

  @Override
  public Cell crossover(Cell a, Cell b, RandomGenerator random) {
    return new Cell(Recombination.uniform(a.edges(), b.edges(), random));
  }

  @Override
  public Optional<BigInteger> cardinality() {
    return Optional.of(BigInteger.valueOf(OPERATIONS.size()).pow(Cell.EDGES));
  }

  @Override
  public Optional<IntFunction<Cell>> points() {
    return Optional.of(
        number ->
            new Cell(
                Digits.of(number, OPERATIONS.size(), Cell.EDGES)
                    .mapToObj(OPERATIONS::get)
                    .toList()));
  }
}

package io.zico.core.space;

import io.zico.core.architecture.Architecture;
import io.zico.core.data.Task;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * The cell-based space of TransNAS-Bench-101: the operations on the six edges of a cell, in a fixed
 * skeleton. Other widths and skeletons can be written, but are not sampled.
 *
 * @see <a href="https://arxiv.org/abs/2105.11871">Duan et al., TransNAS-Bench-101, CVPR 2021</a>
 */
final class TransNasMicroSpace implements SearchSpace<TransNasNet> {

  private static final int OPERATIONS = 4;
  private static final List<Integer> SKELETON = List.of(4, 1, 4, 1, 4);

  @Override
  public SpaceInfo info() {
    return new SpaceInfo(
        "transnas-micro",
        "TransNAS-Bench-101, cells: the operations on the six edges of a cell, with the benchmark's"
            + " heads",
        "arXiv 2105.11871",
        "64-41414-1_02_333",
        TransNasParameters.all());
  }

  @Override
  public TransNasNet parse(String text) {
    var net = TransNasNet.parse(text);
    if (net.isBasic()) {
      var reader = new TextReader(text);
      throw reader.flaw(
          text.lastIndexOf('-') + 1, "a cell is wanted; 'basic' is of transnas-macro");
    }
    return net;
  }

  @Override
  public String format(TransNasNet net) {
    return net.toString();
  }

  @Override
  public Set<Task> tasks(ParameterValues parameters) {
    return TransNasParameters.tasks(parameters);
  }

  @Override
  public Architecture decode(TransNasNet net, ParameterValues parameters) {
    return TransNasParameters.decode(net, parameters);
  }

  @Override
  public TransNasNet sample(RandomGenerator random) {
    var edges = Stream.generate(() -> random.nextInt(OPERATIONS)).limit(Cell.EDGES).toList();
    return new TransNasNet(TransNasNet.CHANNELS, SKELETON, edges);
  }

  @Override
  public TransNasNet mutate(TransNasNet parent, RandomGenerator random) {
    int edge = random.nextInt(Cell.EDGES);
    int step = 1 + random.nextInt(OPERATIONS - 1);
    var edges = new ArrayList<>(parent.edges());
    edges.set(edge, (edges.get(edge) + step) % OPERATIONS);
    return new TransNasNet(parent.channels(), parent.modules(), edges);
  }

  @Override
  public TransNasNet crossover(TransNasNet a, TransNasNet b, RandomGenerator random) {
    var edges = Recombination.uniform(a.edges(), b.edges(), random);
    return new TransNasNet(a.channels(), a.modules(), edges);
  }

  @Override
  public Optional<BigInteger> cardinality() {
    return Optional.of(BigInteger.valueOf(OPERATIONS).pow(Cell.EDGES));
  }

  @Override
  public Optional<IntFunction<TransNasNet>> points() {
    return Optional.of(
        number ->
            new TransNasNet(
                TransNasNet.CHANNELS,
                SKELETON,
                Digits.of(number, OPERATIONS, Cell.EDGES).boxed().toList()));
  }
}

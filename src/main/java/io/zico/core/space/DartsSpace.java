package io.zico.core.space;

import io.zico.core.architecture.Architecture;
import io.zico.core.architecture.InvalidArchitectureException;
import io.zico.core.architecture.TensorShape;
import io.zico.core.space.Parameter.Count;
import io.zico.core.space.Parameter.Flag;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * DARTS: a normal and a reduction cell of four nodes with two edges each. Networks are those that
 * the authors train, without the auxiliary head.
 *
 * @see <a href="https://arxiv.org/abs/1806.09055">Liu et al., DARTS, ICLR 2019</a>
 */
final class DartsSpace implements SearchSpace<DartsGenotype> {

  private static final List<DartsOperation> OPERATIONS = DartsOperation.ALL;
  private static final String CHANNELS = "C";
  private static final String LAYERS = "layers";
  private static final String IMAGE_NET_STEM = "imageNetStem";

  @Override
  public SpaceInfo info() {
    return new SpaceInfo(
        "darts",
        "DARTS: a normal and a reduction cell of four nodes with two edges each",
        "arXiv 1806.09055",
        "Genotype(normal=[('sep_conv_3x3', 0), ('sep_conv_3x3', 1), ('sep_conv_3x3', 0), ('sep_conv_3x3', 1), ('sep_conv_3x3', 1), ('skip_connect', 0), ('skip_connect', 0), ('dil_conv_3x3', 2)], normal_concat=[2, 3, 4, 5], reduce=[('max_pool_3x3', 0), ('max_pool_3x3', 1), ('skip_connect', 2), ('max_pool_3x3', 1), ('max_pool_3x3', 0), ('skip_connect', 2), ('skip_connect', 2), ('max_pool_3x3', 1)], reduce_concat=[2, 3, 4, 5])",
        List.of(
            new Count(
                CHANNELS,
                "Channels of the nodes of the first cells; doubled in each reduction cell.",
                36,
                1,
                256),
            new Count(LAYERS, "Cells; two of them, at a third and two thirds, reduce.", 20, 1, 100),
            new Flag(
                IMAGE_NET_STEM,
                "The stem for ImageNet, which shrinks the image to an eighth.",
                false),
            Parameter.classes(10),
            Parameter.input(TensorShape.of(3, 32, 32))));
  }

  @Override
  public DartsGenotype parse(String text) {
    return DartsText.parse(text);
  }

  @Override
  public String format(DartsGenotype genotype) {
    return genotype.toString();
  }

  @Override
  public Architecture decode(DartsGenotype genotype, ParameterValues parameters) {
    int channels = parameters.count(CHANNELS);
    int layers = parameters.count(LAYERS);
    var network = stem(parameters, channels);
    for (int layer = 0; layer < layers; layer++) {
      boolean reduces = layer == layers / 3 || layer == 2 * layers / 3;
      channels *= reduces ? 2 : 1;
      network.cell(reduces ? genotype.reduce() : genotype.normal(), channels, reduces ? 2 : 1);
    }
    return network.classifier(parameters.classes());
  }

  private static DartsNetwork stem(ParameterValues parameters, int channels) {
    if (!parameters.flag(IMAGE_NET_STEM)) {
      return DartsNetwork.small(parameters.input(), channels);
    }
    if (channels % 2 != 0) {
      throw new InvalidArchitectureException(
          "%s must be even with the stem for ImageNet, but was %d".formatted(CHANNELS, channels));
    }
    return DartsNetwork.large(parameters.input(), channels);
  }

  @Override
  public DartsGenotype sample(RandomGenerator random) {
    return new DartsGenotype(sampleCell(random), sampleCell(random));
  }

  private static DartsCell sampleCell(RandomGenerator random) {
    return new DartsCell(
        IntStream.range(0, DartsCell.NODES)
            .mapToObj(i -> sampleNode(DartsCell.INPUTS + i, random))
            .toList());
  }

  /** A node that reads two different ones of those before it. */
  private static DartsNode sampleNode(int before, RandomGenerator random) {
    int source = random.nextInt(before);
    int other = (source + 1 + random.nextInt(before - 1)) % before;
    return new DartsNode(sampleEdge(source, random), sampleEdge(other, random));
  }

  private static DartsEdge sampleEdge(int source, RandomGenerator random) {
    return new DartsEdge(OPERATIONS.get(random.nextInt(OPERATIONS.size())), source);
  }

  /** Changes one edge, uniformly to any other operation or any other free source. */
  @Override
  public DartsGenotype mutate(DartsGenotype parent, RandomGenerator random) {
    return random.nextBoolean()
        ? new DartsGenotype(mutate(parent.normal(), random), parent.reduce())
        : new DartsGenotype(parent.normal(), mutate(parent.reduce(), random));
  }

  private static DartsCell mutate(DartsCell cell, RandomGenerator random) {
    int place = random.nextInt(DartsCell.NODES);
    var old = cell.nodes().get(place);
    boolean isFirst = random.nextBoolean();
    var kept = isFirst ? old.second() : old.first();
    var changed = isFirst ? old.first() : old.second();
    var neighbours = neighbours(changed, kept.source(), DartsCell.INPUTS + place);
    var nodes = new ArrayList<>(cell.nodes());
    nodes.set(place, new DartsNode(kept, neighbours.get(random.nextInt(neighbours.size()))));
    return new DartsCell(nodes);
  }

  private static List<DartsEdge> neighbours(DartsEdge edge, int taken, int before) {
    var operations =
        OPERATIONS.stream()
            .filter(operation -> operation != edge.operation())
            .map(operation -> new DartsEdge(operation, edge.source()));
    var sources =
        IntStream.range(0, before)
            .filter(source -> source != taken && source != edge.source())
            .mapToObj(source -> new DartsEdge(edge.operation(), source));
    return Stream.concat(operations, sources).toList();
  }

  /** Takes each node of each cell from either parent. */
  @Override
  public DartsGenotype crossover(DartsGenotype a, DartsGenotype b, RandomGenerator random) {
    return new DartsGenotype(
        crossover(a.normal(), b.normal(), random), crossover(a.reduce(), b.reduce(), random));
  }

  private static DartsCell crossover(DartsCell a, DartsCell b, RandomGenerator random) {
    return new DartsCell(Recombination.uniform(a.nodes(), b.nodes(), random));
  }

  /** All pairs of cells: two of two to five sources for each node, an operation for each edge. */
  @Override
  public Optional<BigInteger> cardinality() {
    var cell = BigInteger.valueOf(OPERATIONS.size()).pow(2 * DartsCell.NODES);
    for (int i = 0; i < DartsCell.NODES; i++) {
      int before = DartsCell.INPUTS + i;
      cell = cell.multiply(BigInteger.valueOf(before * (before - 1L) / 2));
    }
    return Optional.of(cell.pow(2));
  }
}

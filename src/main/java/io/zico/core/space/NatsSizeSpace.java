package io.zico.core.space;

import io.zico.core.architecture.Architecture;
import io.zico.core.architecture.TensorShape;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * The size space of NATS-Bench: the channels of five cells of one fixed topology.
 *
 * @see <a href="https://arxiv.org/abs/2009.00437">Dong et al., NATS-Bench, TPAMI 2021</a>
 */
final class NatsSizeSpace implements SearchSpace<StageWidths> {

  @Override
  public SpaceInfo info() {
    return new SpaceInfo(
        "nats-sss",
        "NATS-Bench size space: the channels of five cells of one topology",
        "arXiv 2009.00437",
        "64:64:64:64:64",
        List.of(Parameter.classes(10), Parameter.input(TensorShape.of(3, 32, 32))));
  }

  @Override
  public StageWidths parse(String text) {
    return StageWidths.parse(text);
  }

  @Override
  public String format(StageWidths widths) {
    return widths.toString();
  }

  @Override
  public Architecture decode(StageWidths widths, ParameterValues parameters) {
    var channels = widths.channels();
    return new TinyNetwork(parameters.input(), channels.get(0))
        .cell(Cell.SIZE_SPACE, channels.get(0))
        .reduction(channels.get(1))
        .cell(Cell.SIZE_SPACE, channels.get(2))
        .reduction(channels.get(3))
        .cell(Cell.SIZE_SPACE, channels.get(4))
        .classifier(parameters.classes());
  }

  @Override
  public StageWidths sample(RandomGenerator random) {
    return new StageWidths(
        Stream.generate(() -> width(random.nextInt(StageWidths.CHOICES)))
            .limit(StageWidths.CELLS)
            .toList());
  }

  @Override
  public StageWidths mutate(StageWidths parent, RandomGenerator random) {
    int cell = random.nextInt(StageWidths.CELLS);
    int old = parent.channels().get(cell) / StageWidths.STEP - 1;
    int step = 1 + random.nextInt(StageWidths.CHOICES - 1);
    var channels = new ArrayList<>(parent.channels());
    channels.set(cell, width((old + step) % StageWidths.CHOICES));
    return new StageWidths(channels);
  }

  @Override
  public StageWidths crossover(StageWidths a, StageWidths b, RandomGenerator random) {
    return new StageWidths(Recombination.uniform(a.channels(), b.channels(), random));
  }

  @Override
  public Optional<BigInteger> cardinality() {
    return Optional.of(BigInteger.valueOf(StageWidths.CHOICES).pow(StageWidths.CELLS));
  }

  @Override
  public Optional<IntFunction<StageWidths>> points() {
    return Optional.of(
        number ->
            new StageWidths(
                Digits.of(number, StageWidths.CHOICES, StageWidths.CELLS)
                    .mapToObj(NatsSizeSpace::width)
                    .toList()));
  }

  private static int width(int choice) {
    return StageWidths.STEP * (choice + 1);
  }
}

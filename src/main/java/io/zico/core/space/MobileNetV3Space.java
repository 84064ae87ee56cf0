package io.zico.core.space;

import io.zico.core.architecture.Architecture;
import io.zico.core.architecture.TensorShape;
import io.zico.core.space.Parameter.Choice;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Once-for-All's MobileNetV3: five units of two to four blocks, each block with a kernel of 3, 5 or
 * 7 and an expansion of 3, 4 or 6. Blocks beyond the depth of their unit are not part of a
 * genotype.
 *
 * <p>Sampling is uniform over networks. The authors draw each depth equally often, and with it
 * shallow networks more often than there are of them.
 *
 * @see <a href="https://arxiv.org/abs/1908.09791">Cai et al., Once-for-All, ICLR 2020</a>
 */
final class MobileNetV3Space implements SearchSpace<MobileNetV3> {

  private static final String WIDTH = "width";

  @Override
  public SpaceInfo info() {
    return new SpaceInfo(
        "mobilenet-v3",
        "Once-for-All's MobileNetV3: depth of five units, kernel and expansion of each block",
        "arXiv 1908.09791",
        "{\"ks\": [3, 5, 0, 0, 5, 3, 7, 0, 5, 3, 3, 7, 7, 5, 0, 0, 5, 5, 3, 0], \"e\": [3, 4, 0, 0, 4, 3, 4, 0, 6, 4, 4, 3, 6, 6, 0, 0, 6, 4, 6, 0], \"d\": [2, 3, 4, 2, 3]}",
        List.of(
            new Choice(
                WIDTH,
                "Which of the authors' super-networks: all channels times 1.0 or times 1.2.",
                "w1.0",
                List.of("w1.0", "w1.2")),
            Parameter.classes(1000),
            Parameter.input(TensorShape.of(3, 224, 224))));
  }

  @Override
  public MobileNetV3 parse(String text) {
    return MobileNetV3Text.parse(text);
  }

  @Override
  public String format(MobileNetV3 genotype) {
    return genotype.toString();
  }

  @Override
  public Architecture decode(MobileNetV3 genotype, ParameterValues parameters) {
    double width = Double.parseDouble(parameters.text(WIDTH).substring(1));
    return MobileNetV3Network.of(genotype, parameters.input(), width, parameters.classes());
  }

  @Override
  public MobileNetV3 sample(RandomGenerator random) {
    return new MobileNetV3(
        Stream.generate(() -> MobileUnit.sample(random)).limit(MobileNetV3.UNITS).toList());
  }

  /** Changes one unit: one block of it, or its depth. */
  @Override
  public MobileNetV3 mutate(MobileNetV3 parent, RandomGenerator random) {
    var units = new ArrayList<>(parent.units());
    int place = random.nextInt(units.size());
    units.set(place, units.get(place).mutate(random));
    return new MobileNetV3(units);
  }

  @Override
  public MobileNetV3 crossover(MobileNetV3 a, MobileNetV3 b, RandomGenerator random) {
    return new MobileNetV3(
        IntStream.range(0, MobileNetV3.UNITS)
            .mapToObj(i -> MobileUnit.crossover(a.units().get(i), b.units().get(i), random))
            .toList());
  }

  /** About 2 · 10^19, as the authors say. */
  @Override
  public Optional<BigInteger> cardinality() {
    return Optional.of(BigInteger.valueOf(MobileUnit.CARDINALITY).pow(MobileNetV3.UNITS));
  }
}

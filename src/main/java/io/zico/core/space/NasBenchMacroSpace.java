package io.zico.core.space;

import io.zico.core.architecture.Architecture;
import io.zico.core.architecture.TensorShape;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;

/**
 * NAS-Bench-Macro: a block for each of eight layers in three stages. 0 is a skip, 1 the block of
 * MobileNetV2 with kernel 3 and expansion 3, 2 that with kernel 5 and expansion 6.
 *
 * @see <a href="https://arxiv.org/abs/2103.11922">Su et al., MCT-NAS, CVPR 2021</a>
 */
final class NasBenchMacroSpace implements SearchSpace<List<Integer>> {

  private static final List<Integer> STAGES = List.of(2, 3, 3);
  private static final int STEM = 32;
  private static final int LAST = 1280;
  private static final DigitStrings STRINGS = new DigitStrings(8, 0, 2);

  @Override
  public SpaceInfo info() {
    return new SpaceInfo(
        "nas-bench-macro",
        "NAS-Bench-Macro: skip or one of two MobileNetV2 blocks in each of eight layers",
        "arXiv 2103.11922",
        "22212220",
        List.of(Parameter.classes(10), Parameter.input(TensorShape.of(3, 32, 32))));
  }

  @Override
  public List<Integer> parse(String text) {
    return STRINGS.parse(text);
  }

  @Override
  public String format(List<Integer> blocks) {
    return DigitStrings.format(blocks);
  }

  @Override
  public Architecture decode(List<Integer> blocks, ParameterValues parameters) {
    var network = new MacroNetwork(parameters.input(), STEM, 1);
    int layer = 0;
    for (int depth : STAGES) {
      int channels = 2 * network.channels();
      for (int i = 0; i < depth; i++) {
        block(network, layer, blocks.get(layer), channels, i == 0 ? 2 : 1);
        layer++;
      }
    }
    return network.widen(LAST).classifier(parameters.classes());
  }

  private static void block(MacroNetwork network, int layer, int choice, int channels, int stride) {
    var name = "features." + layer;
    switch (choice) {
      case 1 -> network.invertedBottleneck(name, 3 * network.channels(), channels, 3, stride);
      case 2 -> network.invertedBottleneck(name, 6 * network.channels(), channels, 5, stride);
      default -> network.skip(name, channels, stride);
    }
  }

  @Override
  public List<Integer> sample(RandomGenerator random) {
    return STRINGS.sample(random);
  }

  @Override
  public List<Integer> mutate(List<Integer> parent, RandomGenerator random) {
    return STRINGS.mutate(parent, random);
  }

  @Override
  public List<Integer> crossover(List<Integer> a, List<Integer> b, RandomGenerator random) {
    return Recombination.uniform(a, b, random);
  }

  @Override
  public Optional<BigInteger> cardinality() {
    return Optional.of(STRINGS.cardinality());
  }

  @Override
  public Optional<IntFunction<List<Integer>>> points() {
    return Optional.of(STRINGS::at);
  }
}

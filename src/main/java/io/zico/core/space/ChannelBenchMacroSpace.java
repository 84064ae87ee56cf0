package io.zico.core.space;

import io.zico.core.architecture.Architecture;
import io.zico.core.architecture.TensorShape;
import io.zico.core.space.Parameter.Flag;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Channel-Bench-Macro: the widths of seven layers, in quarters of the widest, of a small ResNet or
 * a small MobileNet.
 *
 * @see <a href="https://doi.org/10.1109/TPAMI.2022.3226777">Su et al., BCNetV2, TPAMI 2022</a>
 */
final class ChannelBenchMacroSpace implements SearchSpace<List<Integer>> {

  private static final String MOBILE_NET = "mobileNet";
  private static final int PARTS = 4;
  private static final List<Integer> WIDEST_RES_NET = List.of(256, 256, 256, 512, 512, 512, 512);
  private static final List<Integer> WIDEST_MOBILE_NET =
      List.of(128, 768, 768, 768, 256, 1536, 1024);
  private static final DigitStrings STRINGS = new DigitStrings(7, 1, PARTS);

  @Override
  public SpaceInfo info() {
    return new SpaceInfo(
        "channel-bench-macro",
        "Channel-Bench-Macro: the widths of seven layers of a ResNet or a MobileNet",
        "doi 10.1109/TPAMI.2022.3226777",
        "4344424",
        List.of(
            new Flag(MOBILE_NET, "The widths are those of the MobileNet, not the ResNet.", false),
            Parameter.classes(10),
            Parameter.input(TensorShape.of(3, 32, 32))));
  }

  @Override
  public List<Integer> parse(String text) {
    return STRINGS.parse(text);
  }

  @Override
  public String format(List<Integer> quarters) {
    return DigitStrings.format(quarters);
  }

  @Override
  public Architecture decode(List<Integer> quarters, ParameterValues parameters) {
    boolean isMobileNet = parameters.flag(MOBILE_NET);
    var widest = isMobileNet ? WIDEST_MOBILE_NET : WIDEST_RES_NET;
    var widths =
        IntStream.range(0, quarters.size())
            .mapToObj(layer -> quarters.get(layer) * widest.get(layer) / PARTS)
            .toList();
    var network = new MacroNetwork(parameters.input(), widths.get(0), 2);
    return (isMobileNet ? mobileNet(network, widths) : resNet(network, widths))
        .classifier(parameters.classes());
  }

  private static MacroNetwork resNet(MacroNetwork network, List<Integer> widths) {
    return network
        .basic("block1", widths.get(1), widths.get(0), 1)
        .basic("block2", widths.get(2), widths.get(0), 1)
        .basic("block3", widths.get(3), widths.get(4), 2)
        .basic("block4", widths.get(5), widths.get(4), 1)
        .basic("block5", widths.get(6), widths.get(4), 1);
  }

  private static MacroNetwork mobileNet(MacroNetwork network, List<Integer> widths) {
    return network
        .invertedBottleneck("features.0", widths.get(1), widths.get(0), 3, 1)
        .invertedBottleneck("features.1", widths.get(2), widths.get(0), 3, 1)
        .invertedBottleneck("features.2", widths.get(3), widths.get(4), 3, 2)
        .invertedBottleneck("features.3", widths.get(5), widths.get(4), 3, 1)
        .widen(widths.get(6));
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

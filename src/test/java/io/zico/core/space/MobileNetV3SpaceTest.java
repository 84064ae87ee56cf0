package io.zico.core.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.zico.core.architecture.InvalidArchitectureException;
import io.zico.core.cost.Costs;
import io.zico.core.cost.LayerCost;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MobileNetV3SpaceTest {

  private static final String LARGEST = "{\"ks\": 7, \"e\": 6, \"d\": 4}";
  private static final String SMALLEST = "{\"ks\": 3, \"e\": 3, \"d\": 2}";

  private final MobileNetV3Space space = new MobileNetV3Space();

  /** Seeded sub-networks; the authors, too, count convolutions and linear layers without biases. */
  @ParameterizedTest
  @CsvFileSource(
      resources = "/golden/mobilenet_v3_counts.csv",
      delimiter = ';',
      quoteCharacter = '`',
      numLinesToSkip = 2)
  void costsAreThoseOfTheAuthorsCode(
      String width, int side, String architecture, long parameters, long macs) {
    var values = ParameterValues.of(space, Map.of("width", width, "input", List.of(3, side, side)));
    var costs = Costs.of(space.architecture(architecture, values));

    assertThat(costs.parameters()).isEqualTo(parameters);
    assertThat(costs.macs()).isEqualTo(macs);
  }

  /** A quarter of 72 channels is 18; 16 would be more than a tenth less, so that it is 24. */
  @Test
  void layersOfAGatedBlockAddUpByHand() {
    assertThat(layers(SMALLEST).stream().filter(layer -> layer.name().startsWith("blocks.3.")))
        .extracting(LayerCost::name, LayerCost::weights)
        .containsExactly(
            tuple("blocks.3.conv.inverted_bottleneck.conv", 24 * 72),
            tuple("blocks.3.conv.depth_conv.conv", 9 * 72),
            tuple("blocks.3.conv.depth_conv.se.fc.reduce", 72 * 24),
            tuple("blocks.3.conv.depth_conv.se.fc.expand", 24 * 72),
            tuple("blocks.3.conv.point_linear.conv", 72 * 40));
  }

  /** Three layers in a block, five in those of three units, two in the first block, four beside. */
  @Test
  void deeperUnitsHaveMoreLayers() {
    assertThat(layers(SMALLEST)).hasSize(5 * 2 * 3 + 3 * 2 * 2 + 2 + 4);
    assertThat(layers(LARGEST)).hasSize(5 * 4 * 3 + 3 * 4 * 2 + 2 + 4);
  }

  @ParameterizedTest
  @CsvSource({"1, 8", "11.9, 16", "18, 24", "19.2, 24", "28.8, 32", "134.4, 136", "1152, 1152"})
  void roundsChannelsToEightsByATenthAtMost(double channels, int rounded) {
    assertThat(MobileNetV3Network.divisible(channels)).isEqualTo(rounded);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'wid': None, 'ks': [3, 3, 0, 0, 3, 3, 0, 0, 3, 3, 0, 0, 3, 3, 0, 0, 3, 3, 0, 0], 'e': 3, 'd': [2, 2, 2, 2, 2]}",
        "{\"d\":[2,2,2,2,2],\"ks\":[3,3,7,5,3,3,7,0,3,3,3,3,3,3,0,5,3,3,5,0],\"e\":[3,3,6,6,3,3,0,0,3,3,4,3,3,3,6,0,3,3,3,4]}"
      })
  void blocksBeyondTheDepthDoNotMatter(String text) {
    assertThat(space.parse(text)).isEqualTo(space.parse(SMALLEST));
  }

  @Test
  void writesZerosForBlocksThatDoNotExist() {
    var text = space.info().example();

    assertThat(text).contains("[3, 5, 0, 0, ");
    assertThat(space.format(space.parse(text))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '/',
      quoteCharacter = '`',
      value = {
        "'ks': 4, 'e': 3, 'd': 2/at character 8: expected one of [3, 5, 7, 0] but found 4",
        "'ks': [3, 5], 'e': 3, 'd': 2/at character 8: 20 values belong here, not 2",
        "'ks': 3, 'e': 3, 'd': [2, 2, 2, 2, 2, 2]/at character 25: there are more than 5",
        "'ks': 3, 'e': 3, 'd': 5/at character 24: expected one of [2, 3, 4] but found 5",
        "'ks': 3, 'e': 0, 'd': 2/at character 16: 0 says that there is no block",
        "'ks': 3, 'd': 2/there is no e",
        "'ks': 3, 'e': 3, 'd': 2, 'r': [192]/at character 32: the resolution is that of",
        "'wid': 1, 'ks': 3, 'e': 3, 'd': 2/at character 9: the width is that of",
      })
  void saysWhatIsWrongWithASetting(String fields, String message) {
    assertThatThrownBy(() -> space.parse("{" + fields + "}"))
        .isInstanceOf(InvalidArchitectureException.class)
        .hasMessageContaining(message);
  }

  /** About 2 · 10^19, as the authors say: (9² + 9³ + 9⁴)^5. */
  @Test
  void hasThePublishedNumberOfNetworks() {
    assertThat(space.cardinality()).contains(new BigInteger("21758655492572485851"));
  }

  /** Pearson's statistic has the mean k - 1 and the deviation sqrt(2 (k - 1)) for even draws. */
  @Test
  void drawsEveryUnitEquallyOften() {
    var random = new SplittableRandom(11);
    var counts = new HashMap<MobileUnit, Integer>();
    for (int i = 0; i < 200_000; i++) {
      counts.merge(MobileUnit.sample(random), 1, Integer::sum);
    }
    double squares = counts.values().stream().mapToDouble(count -> (double) count * count).sum();

    assertThat(squares * 7_371 / 200_000 - 200_000)
        .isCloseTo(7_370, within(5 * Math.sqrt(2 * 7_370)));
  }

  /** In each unit four neighbours of two blocks, and 9 + 81 ways to become deeper. */
  @Test
  void mutationReachesEveryNeighbour() {
    var random = new SplittableRandom(12);
    var parent = space.parse(SMALLEST);
    var mutants = new HashSet<MobileNetV3>();
    for (int i = 0; i < 50_000; i++) {
      mutants.add(space.mutate(parent, random));
    }

    assertThat(mutants).hasSize(5 * (2 * 4 + 9 + 81));
  }

  @Test
  void childrenOfUnequalDepthTakeEitherDepth() {
    var random = new SplittableRandom(13);
    var children =
        Stream.generate(() -> space.crossover(space.parse(SMALLEST), space.parse(LARGEST), random))
            .limit(1_000)
            .map(child -> child.units().get(0))
            .distinct();

    // two common blocks of either parent, with or without the last two of the larger one
    assertThat(children).hasSize(4 * 2);
  }

  private List<LayerCost> layers(String architecture) {
    return Costs.of(space.architecture(architecture, ParameterValues.defaults(space))).layers();
  }

  private static Tuple tuple(String name, long weights) {
    return Tuple.tuple(name, weights);
  }
}

package io.zico.core.space;

import static org.assertj.core.api.Assertions.assertThat;

import io.zico.fixture.Golden;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class PlainNetReplacementTest {

  private static final AuthorsMutation TWO = new AuthorsMutation(2, true, true, true);
  private static final int DRAWS = 20_000;

  /** Of the chi-square distribution with 11 degrees of freedom, one in a thousand is larger. */
  private static final double CRITICAL = 31.26;

  static Stream<JsonNode> mutations() {
    return Golden.read("search_structures.json").get("mutation_candidates").valueStream();
  }

  static Stream<JsonNode> mutationsOfTypes() {
    return mutations().filter(golden -> !golden.get("bottleneck").isNull());
  }

  @ParameterizedTest
  @MethodSource("mutations")
  void drawsFromTheAuthorsCandidatesOnly(JsonNode golden) {
    var block = block(golden);
    var replacement = new PlainNetReplacement(TWO);
    var random = new SplittableRandom(1);
    var drawn = Stream.generate(() -> replacement.replacement(block, random)).limit(5_000).toList();

    assertThat(values(drawn, SuperBlock::outputs)).isEqualTo(numbers(golden, "out_channels"));
    assertThat(values(drawn, SuperBlock::subLayers)).isEqualTo(numbers(golden, "sub_layers"));
    if (!golden.get("bottleneck").isNull()) {
      assertThat(values(drawn, SuperBlock::bottleneck)).isEqualTo(numbers(golden, "bottleneck"));
    }
  }

  @ParameterizedTest
  @MethodSource("mutations")
  void candidatesInOrderBeginAndEndAsTheAuthors(JsonNode golden) {
    var block = block(golden);
    boolean isFixed = block.isConvolution() && block.type().kernel() == 1;
    var candidates = isFixed ? List.of(block) : PlainNetSpace.candidates(block);
    var sorted = candidates.stream().map(SuperBlock::toString).sorted().toList();
    int size = sorted.size();

    assertThat(sorted.subList(0, Math.min(3, size))).isEqualTo(texts(golden, "sorted_first3"));
    assertThat(sorted.subList(Math.max(0, size - 3), size))
        .isEqualTo(texts(golden, "sorted_last3"));
  }

  @ParameterizedTest
  @MethodSource("mutationsOfTypes")
  void drawsTypesWithTheAuthorsBias(JsonNode golden) {
    var block = block(golden);
    var random = new SplittableRandom(2);
    var replacement = new PlainNetReplacement(TWO);
    var counts = counts(() -> replacement.replacement(block, random).type().notation());

    double statistic = 0;
    for (var share : golden.get("type_share").properties()) {
      statistic +=
          deviation(counts.getOrDefault(share.getKey(), 0), DRAWS * share.getValue().asDouble());
    }
    assertThat(counts).hasSize(12);
    assertThat(statistic).isLessThan(CRITICAL);
  }

  @Test
  void drawsTypesEvenlyWithoutTheBias() {
    var replacement = new PlainNetReplacement(new AuthorsMutation(1, false, true, true));
    var block = PlainNetSpace.INITIAL.blocks().get(2);
    var random = new SplittableRandom(3);
    var counts = counts(() -> replacement.replacement(block, random).type().notation());

    assertThat(evenness(counts)).isLessThan(CRITICAL);
  }

  /** The block itself is no mutation of ours, so one of its depth and widths has one type less. */
  @Test
  void ourOwnMutationDrawsTypesEvenly() {
    var space = new PlainNetSpace();
    var random = new SplittableRandom(4);
    var initial = PlainNetSpace.INITIAL;
    var counts =
        counts(
            () -> {
              var child = space.mutate(initial, random);
              while (same(child.blocks().get(2), initial.blocks().get(2))) {
                child = space.mutate(initial, random);
              }
              return child.blocks().get(2).type().notation();
            });

    // 2267 candidates: 189 of each type, but for 188 of the block's own
    double statistic = 0;
    for (var entry : counts.entrySet()) {
      double candidates = entry.getKey().equals("SuperResIDWE6K3") ? 188 : 189;
      statistic += deviation(entry.getValue(), DRAWS * candidates / 2267);
    }
    assertThat(statistic).isLessThan(CRITICAL);
  }

  /** Two draws of six blocks are the same one in six, the last one changes nothing in a sixth. */
  @Test
  void replacesTwoBlocksOfTheParent() {
    var random = new SplittableRandom(5);
    var replacement = new PlainNetReplacement(TWO);
    var changed = new HashSet<Long>();
    for (int i = 0; i < 1_000; i++) {
      changed.add(changes(replacement.child(PlainNetSpace.INITIAL, random)));
    }

    assertThat(changed).containsExactlyInAnyOrder(0L, 1L, 2L);
  }

  @Test
  void cutsDeepBlocksTwice() {
    var deep = PlainNet.parse("SuperConvK3BNRELU(3,8,2,1)SuperResIDWE1K3(8,16,2,8,13)");
    var none = new PlainNetReplacement(new AuthorsMutation(0, true, true, true));

    // 13 is 3 and 10, and 10 is 3 and 7
    assertThat(none.child(deep, new SplittableRandom(6)).blocks())
        .extracting(SuperBlock::subLayers)
        .containsExactly(1, 3, 3, 7);
  }

  @Test
  void keepsToThePapersWidthIfTold() {
    var wide = PlainNet.parse("SuperConvK3BNRELU(3,8,2,1)SuperResIDWE1K3(8,1000,2,1000,1)");
    var bounded = new PlainNetReplacement(new AuthorsMutation(1, true, true, false));

    assertThat(widest(new PlainNetReplacement(TWO), wide)).isEqualTo(2496);
    assertThat(widest(bounded, wide)).isEqualTo(1000);
  }

  private static int widest(PlainNetReplacement replacement, PlainNet net) {
    var random = new SplittableRandom(7);
    return IntStream.range(0, 1_000)
        .map(i -> replacement.replacement(net.blocks().get(1), random).outputs())
        .max()
        .orElseThrow();
  }

  private static long changes(PlainNet child) {
    return IntStream.range(0, 6)
        .filter(i -> !same(child.blocks().get(i), PlainNetSpace.INITIAL.blocks().get(i)))
        .count();
  }

  private static boolean same(SuperBlock block, SuperBlock other) {
    return block.withInputs(other.inputs()).equals(other);
  }

  private static SuperBlock block(JsonNode golden) {
    var net = PlainNet.parse(golden.get("structure").asString());
    return net.blocks().get(golden.get("block_index").asInt());
  }

  private static Map<String, Integer> counts(Supplier<String> draw) {
    var counts = new TreeMap<String, Integer>();
    for (int i = 0; i < DRAWS; i++) {
      counts.merge(draw.get(), 1, Integer::sum);
    }
    return counts;
  }

  private static double evenness(Map<String, Integer> counts) {
    return counts.values().stream()
        .mapToDouble(count -> deviation(count, (double) DRAWS / counts.size()))
        .sum();
  }

  private static double deviation(double count, double expected) {
    return (count - expected) * (count - expected) / expected;
  }

  private static List<Integer> values(List<SuperBlock> blocks, ToIntFunction<SuperBlock> value) {
    return List.copyOf(new TreeSet<>(blocks.stream().map(value::applyAsInt).toList()));
  }

  private static List<Integer> numbers(JsonNode golden, String name) {
    return golden.get(name).valueStream().map(JsonNode::asInt).toList();
  }

  private static List<String> texts(JsonNode golden, String name) {
    return golden.get(name).valueStream().map(JsonNode::asString).toList();
  }
}

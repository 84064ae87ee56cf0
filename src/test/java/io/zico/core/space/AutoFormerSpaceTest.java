package io.zico.core.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.zico.core.architecture.InvalidArchitectureException;
import io.zico.core.cost.Costs;
import io.zico.core.space.AutoFormerNet.Layer;
import io.zico.fixture.Shared;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AutoFormerSpaceTest {

  private static final String FILE =
      """
      SUPERNET:
        DEPTH: 14
      # what is trained again
      RETRAIN:
        MLP_RATIO:
          - 3.5
          - 4
        NUM_HEADS:
        - 3
        - 4

        DEPTH: 2
        EMBED_DIM: 192""";

  private static final AutoFormerNet TWO_LAYERS =
      new AutoFormerNet(192, List.of(new Layer(3.5, 3), new Layer(4, 4)));

  private final AutoFormerSpace space = new AutoFormerSpace(AutoFormerSupernet.TINY);

  /** The published networks have 5.8M, 22.9M and 53.7M parameters in the authors' table. */
  @ParameterizedTest
  @CsvFileSource(resources = "/golden/autoformer_counts.csv", delimiter = ';')
  void countsAreThoseOfTheAuthorsCode(
      String id, String origin, String candidate, long parameters, double complexity) {
    var one = Spaces.find(id).orElseThrow();

    assertThat(origin).isIn("published", "sampled");
    assertThat(Costs.of(one.architecture(candidate, ParameterValues.defaults(one))).parameters())
        .isEqualTo(parameters);
    assertThat(complexity(one, candidate)).containsExactly(complexity);
  }

  private static <G> List<Double> complexity(SearchSpace<G> space, String text) {
    return space.authorsCounts(space.parse(text), ParameterValues.defaults(space)).stream()
        .map(AuthorsCount::value)
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"T, autoformer-tiny", "S, autoformer-small", "B, autoformer-base"})
  void readsThePublishedConfigurationFiles(String size, String id) throws IOException {
    var file = Shared.file("data/archs/configs/autoformer_AutoFormer-%s.yaml".formatted(size));
    var one = Spaces.find(id).orElseThrow();

    assertThat(one.parse(Files.readString(file))).isEqualTo(one.parse(one.info().example()));
  }

  @Test
  void readsEveryNotationOfANetwork() {
    assertThat(
            Stream.of(
                space.format(TWO_LAYERS),
                "{'mlp_ratio': [3.5, 4], 'num_heads': [3, 4], 'embed_dim': [192, 192], 'layer_num': 2}",
                "{\"embed_dim\":192,\"layer_num\":2,\"mlp_ratio\":[3.5,4.0],\"num_heads\":[3,4]}",
                "(2, 3.5, 4, 3, 4, 192)",
                FILE,
                FILE.replace("\n", "\r\n") + "\r\n\r\n"))
        .allSatisfy(text -> assertThat(space.parse(text)).isEqualTo(TWO_LAYERS));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "  DEPTH: 2|  DEPTH: 15|at character 122: expected from 1 to 14 layers but found 15",
        "  DEPTH: 2|  DEPTH: 3|3 ratios are wanted, but there are 2",
        "- 3.5|- 4.5|at character 75: expected a ratio from 0.1 to 4, with one decimal at most, but found 4.5",
        "- 3.5|- 3.55|expected a ratio",
        "`    - 4`|`   - 4`|at character 79: expected '    - NUMBER' or '  FIELD: NUMBER' but found '   - 4'",
        "  EMBED_DIM: 192|  EMBED_DIM: 257|expected from 1 to 256 features but found 257",
        "  EMBED_DIM: 192|``|RETRAIN has no EMBED_DIM",
        "  EMBED_DIM: 192|  DEPTH: 2|'DEPTH' is there twice",
        "  EMBED_DIM: 192|  WIDTH: 192|'WIDTH' is not expected; known are DEPTH, EMBED_DIM",
        "RETRAIN|TRAIN|'TRAIN' is not expected; known are RETRAIN, SEARCH_SPACE, SUPERNET",
        "SUPERNET:|``|at character 2: expected 'BLOCK:'",
      })
  void saysWhatIsWrongWithAFile(String part, String replacement, String message) {
    assertThat(FILE).contains(part);
    assertThatThrownBy(() -> space.parse(FILE.replace(part, replacement)))
        .isInstanceOf(InvalidArchitectureException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "(2, 3.5, 4, 3, 4)|at character 2: 2 layers have 6 numbers with their number and the embedding, but there are 5",
        "(2, 3.5, 4, 3, 5, 192)|at character 16: expected from 1 to 4 heads but found 5",
        "(2.0, 3.5, 4, 3, 4, 192)|expected from 1 to 14 layers but found 2.0",
        "{'mlp_ratio': [4], 'num_heads': [], 'embed_dim': 192, 'layer_num': 1}|at character 33: expected numbers but the list is empty",
        "{'mlp_ratio': [4, 4], 'num_heads': [3, 3], 'embed_dim': [192, 216], 'layer_num': 2}|at character 63: the first layer has 192 features, so that all have, but here are 216",
        "{'mlp_ratio': [4], 'num_heads': [3], 'layer_num': 1}|there is no embed_dim",
      })
  void saysWhatIsWrongWithAConfiguration(String text, String message) {
    assertThatThrownBy(() -> space.parse(text))
        .isInstanceOf(InvalidArchitectureException.class)
        .hasMessageContaining(message);
  }

  /** Supernets describe no network. */
  @ParameterizedTest
  @ValueSource(strings = {"T", "S", "B"})
  void configurationFilesOfSupernetsAreRefused(String size) throws IOException {
    var file = Shared.file("data/archs/configs/autoformer_supernet-%s.yaml".formatted(size));
    var text = Files.readString(file);

    assertThatThrownBy(() -> space.parse(text)).hasMessageContaining("there is no RETRAIN");
  }

  /** Three embeddings, and four, nine or six layers to choose from for each of the depths. */
  @Test
  void cardinalitiesAddUpByHand() {
    assertThat(cardinality("autoformer-tiny")).isEqualTo(1_056_964_608L);
    assertThat(cardinality("autoformer-small")).isEqualTo(77_103_263_459_313L);
    assertThat(cardinality("autoformer-base")).isEqualTo(10_108_977_168_384L);
  }

  private static long cardinality(String id) {
    return Spaces.find(id)
        .orElseThrow()
        .cardinality()
        .map(BigInteger::longValueExact)
        .orElseThrow();
  }

  /** Of 21 networks one has 12 layers, 4 have 13, and 16 have 14. */
  @Test
  void depthsAreDrawnAsOftenAsTheyOccur() {
    int draws = 210_000;
    var random = new SplittableRandom(15);
    var depths = new HashMap<Integer, Integer>();
    for (int i = 0; i < draws; i++) {
      depths.merge(space.sample(random).depth(), 1, Integer::sum);
    }

    assertThat(depths).containsOnlyKeys(12, 13, 14);
    for (var share : Map.of(12, 1, 13, 4, 14, 16).entrySet()) {
      double p = share.getValue() / 21.0;
      assertThat(depths.getOrDefault(share.getKey(), 0).doubleValue())
          .isCloseTo(p * draws, within(5 * Math.sqrt(draws * p * (1 - p))));
    }
  }

  /** Two other embeddings, a ratio and a number of heads for each layer, one or two layers more. */
  @Test
  void mutationReachesEveryNeighbour() {
    var random = new SplittableRandom(16);
    var parent = new AutoFormerNet(192, Collections.nCopies(12, new Layer(4, 3)));
    var mutants = new HashSet<AutoFormerNet>();
    for (int i = 0; i < 5_000; i++) {
      mutants.add(space.mutate(parent, random));
    }

    assertThat(mutants).hasSize(2 + 12 + 12 + 4 + 16);
  }

  /** Each of embedding, depth, and two genes of three layers; the fourth has one parent only. */
  @Test
  void childrenMixParentsOfDifferentDepth() {
    var random = new SplittableRandom(17);
    var one = new AutoFormerNet(192, Collections.nCopies(3, new Layer(3.5, 3)));
    var other = new AutoFormerNet(240, Collections.nCopies(4, new Layer(4, 4)));
    var children = new HashSet<AutoFormerNet>();
    for (int i = 0; i < 5_000; i++) {
      children.add(space.crossover(one, other, random));
      assertThat(space.crossover(one, one, random)).isEqualTo(one);
    }

    assertThat(children).hasSize(2 * 2 * 64);
    assertThat(children)
        .filteredOn(child -> child.depth() == 4)
        .allSatisfy(child -> assertThat(child.layers().get(3)).isEqualTo(new Layer(4, 4)));
  }

  /** 196 patches and a class token; four tables of 30 rows of 64 values for each layer. */
  @Test
  void positionsCostWhatTheirTablesHold() {
    assertThat(parameters(Map.of()) - parameters(Map.of("absolutePosition", false)))
        .isEqualTo(197 * 192);
    assertThat(parameters(Map.of()) - parameters(Map.of("maxRelativePosition", 0)))
        .isEqualTo(2 * 4 * 30 * 64);
    assertThat(
            space.authorsCounts(
                TWO_LAYERS, ParameterValues.of(space, Map.of("absolutePosition", false))))
        .isEmpty();
  }

  @Test
  void distancesNeedSquareImages() {
    var wide = List.of(3, 224, 192);

    assertThat(parameters(Map.of("input", wide, "maxRelativePosition", 0))).isPositive();
    assertThatThrownBy(() -> parameters(Map.of("input", wide)))
        .isInstanceOf(InvalidArchitectureException.class)
        .hasMessageContaining("node 'blocks.0.attn.heads': relative positions need a class token");
  }

  private long parameters(Map<String, Object> values) {
    return Costs.of(space.decode(TWO_LAYERS, ParameterValues.of(space, values))).parameters();
  }
}

package io.zico.core.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zico.core.architecture.InvalidArchitectureException;
import io.zico.core.cost.Costs;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DartsSpaceTest {

  private static final String V2_NORMAL =
      "('sep_conv_3x3', 0), ('sep_conv_3x3', 1), ('sep_conv_3x3', 0), ('sep_conv_3x3', 1), ('sep_conv_3x3', 1), ('skip_connect', 0), ('skip_connect', 0), ('dil_conv_3x3', 2)";
  private static final String V2_REDUCE =
      "('max_pool_3x3', 0), ('max_pool_3x3', 1), ('skip_connect', 2), ('max_pool_3x3', 1), ('max_pool_3x3', 0), ('skip_connect', 2), ('skip_connect', 2), ('max_pool_3x3', 1)";
  private static final String V2 = genotype(V2_NORMAL, V2_REDUCE, "[2, 3, 4, 5]");

  private static final String PC_DARTS =
      genotype(
          "('sep_conv_3x3', 1), ('skip_connect', 0), ('sep_conv_3x3', 0), ('dil_conv_3x3', 1), ('sep_conv_5x5', 0), ('sep_conv_3x3', 1), ('avg_pool_3x3', 0), ('dil_conv_3x3', 1)",
          "('sep_conv_5x5', 1), ('max_pool_3x3', 0), ('sep_conv_5x5', 1), ('sep_conv_5x5', 2), ('sep_conv_3x3', 0), ('sep_conv_3x3', 3), ('sep_conv_3x3', 1), ('sep_conv_3x3', 2)",
          "range(2, 6)");

  private final DartsSpace space = new DartsSpace();

  /** Published as 3.3M and 3.6M; the exact counts are those of the authors' modules. */
  @ParameterizedTest
  @CsvSource({
    "false, 10, 3349342",
    "false, 100, 3401272",
    "true, 10, 3634678",
    "true, 100, 3686608"
  })
  void parametersOfPublishedCifarNetworksAreExact(boolean isPcDarts, int classes, long parameters) {
    var values = ParameterValues.of(space, Map.of("classes", classes));

    assertThat(Costs.of(space.architecture(isPcDarts ? PC_DARTS : V2, values)).parameters())
        .isEqualTo(parameters);
  }

  /**
   * Published as 4.7M parameters. The MACs are those of the convolutions and the linear layer of
   * the authors' modules, added up by hand; the 574M of the paper count more than these.
   */
  @Test
  void costsOfThePublishedImageNetNetworkAreExact() {
    var values =
        ParameterValues.of(
            space,
            Map.of(
                "C", 48,
                "layers", 14,
                "imageNetStem", true,
                "classes", 1000,
                "input", List.of(3, 224, 224)));
    var costs = Costs.of(space.architecture(V2, values));

    assertThat(costs.parameters()).isEqualTo(4_718_752);
    assertThat(costs.macs()).isEqualTo(529_911_552);
  }

  /**
   * Two channels, three cells, by hand. A convolution and its norm have {@code in·out + 2·out}
   * parameters, a twofold separable one of {@code c} channels {@code 2 (9c + c² + 2c)}, a dilated
   * one half of that, a factorized reduction of {@code in} to {@code out} {@code in·out + 2·out}.
   */
  @Test
  void parametersOfASmallNetworkAddUpByHand() {
    var values = ParameterValues.of(space, Map.of("C", 2, "layers", 3));
    long stem = 3 * 6 * 9 + 2 * 6;
    // two projections of 6 to 2, five separables and a dilated one of 2
    long normal = 2 * (6 * 2 + 2 * 2) + 5 * 2 * (9 * 2 + 4 + 2 * 2) + (9 * 2 + 4 + 2 * 2);
    // projections of 6 and of 4 · 2 to 4; the skips of the second cell read nodes, not inputs
    long reduction = 6 * 4 + 2 * 4 + 8 * 4 + 2 * 4;
    // a factorized reduction of 4 · 2 and a projection of 4 · 4, both to 8
    long second = 8 * 8 + 2 * 8 + 16 * 8 + 2 * 8;
    long classifier = 4 * 8 * 10 + 10;

    assertThat(Costs.of(space.architecture(V2, values)).parameters())
        .isEqualTo(stem + normal + reduction + second + classifier);
  }

  @Test
  void readsEveryNotationOfAGenotype() {
    var genotype = space.parse(V2);
    var nested = V2.replaceAll("(\\('\\w+', \\d\\), \\('\\w+', \\d\\))", "[$1]");
    var json =
        "{"
            + V2.substring("Genotype(".length(), V2.length() - 1)
                .replaceAll("(\\w+)=", "\"$1\": ")
                .replace('(', '[')
                .replace(')', ']')
                .replace('\'', '"')
            + "}";

    assertThat(nested).contains("[[(");
    assertThat(json).startsWith("{\"normal\": [[\"sep_conv_3x3\", 0], ");
    assertThat(
            Stream.of(
                space.format(genotype),
                V2.replace("[2, 3, 4, 5]", "range(2, 6)"),
                nested,
                json,
                "{\"0\": \"%s\", \"1\": \"%s\"}".formatted(nested, V2),
                "[[(0, 3), (1, 3), (0, 3), (1, 3), (1, 3), (0, 2), (0, 2), (2, 5)], [(0, 0), (1, 0), (2, 2), (1, 0), (0, 0), (2, 2), (2, 2), (1, 0)]]"))
        .allSatisfy(text -> assertThat(space.parse(text)).isEqualTo(genotype));
  }

  @Test
  void refusesGenotypesThatDifferFromStageToStage() {
    assertThatThrownBy(() -> space.parse("{\"0\": \"%s\", \"1\": \"%s\"}".formatted(V2, PC_DARTS)))
        .hasMessageContaining("the genotypes of the stages differ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '/',
      quoteCharacter = '`',
      value = {
        "'sep_conv_3x3', 0/'sep_conv_7x7', 0/at character 19: 'sep_conv_7x7' is not an operation",
        "'sep_conv_3x3', 0/'sep_conv_3x3', 4/node 2 of the normal cell reads node 4",
        "'sep_conv_3x3', 0/'sep_conv_3x3', 1/node 2 of the normal cell reads node 1 twice",
        "('sep_conv_3x3', 0), /``/the normal cell has 8 edges, two for each of 4 nodes, but 7",
        "[2, 3, 4, 5], reduce=/[3, 4, 5], reduce=/a cell joins its nodes [2, 3, 4, 5]",
        "normal=/normal=[], normal=/'normal' is there twice",
        "reduce_concat=[2, 3, 4, 5]/``/there is no reduce_concat",
      })
  void saysWhatIsWrongWithAGenotype(String part, String replacement, String message) {
    var text = V2.replaceFirst(Pattern.quote(part), replacement);

    assertThatThrownBy(() -> space.parse(text))
        .isInstanceOf(InvalidArchitectureException.class)
        .hasMessageContaining(message);
  }

  /** About 10^18, as the authors say: (7^8 · 1 · 3 · 6 · 10)². */
  @Test
  void hasThePublishedNumberOfGenotypes() {
    assertThat(space.cardinality()).contains(new BigInteger("1076746950455072400"));
  }

  /** Every edge can become each of six other operations, or read one of the free nodes. */
  @Test
  void mutationReachesEveryNeighbour() {
    var random = new SplittableRandom(12);
    var parent = space.parse(V2);
    var mutants = new HashSet<DartsGenotype>();
    for (int i = 0; i < 20_000; i++) {
      mutants.add(space.mutate(parent, random));
    }

    assertThat(mutants).hasSize(2 * 2 * (4 * 6 + 0 + 1 + 2 + 3));
  }

  private static String genotype(String normal, String reduce, String joined) {
    return "Genotype(normal=[%s], normal_concat=%s, reduce=[%s], reduce_concat=%s)"
        .formatted(normal, joined, reduce, joined);
  }
}

package io.zico.core.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.zico.core.architecture.Architecture;
import io.zico.core.architecture.CanonicalForm;
import io.zico.core.architecture.InvalidArchitectureException;
import io.zico.core.cost.Costs;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every search space must honour; a new space is covered as soon as it is listed. */
class SearchSpaceContractTest {

  /** Draws by which the uniformity of a finite space is judged. */
  private static final int DRAWS = 200_000;

  static Stream<SearchSpace<?>> spaces() {
    return Spaces.all().stream();
  }

  /** Larger spaces repeat themselves too rarely to tell whether they are drawn evenly. */
  static Stream<SearchSpace<?>> countableSpaces() {
    return spaces()
        .filter(
            space ->
                space
                    .cardinality()
                    .filter(points -> points.compareTo(BigInteger.valueOf(100_000_000)) <= 0)
                    .isPresent());
  }

  @ParameterizedTest
  @MethodSource("spaces")
  <G> void readsWhatItWrites(SearchSpace<G> space) {
    var random = new SplittableRandom(1);
    for (int i = 0; i < 1_000; i++) {
      assertReadsBack(space, space.sample(random));
    }
  }

  @ParameterizedTest
  @MethodSource("spaces")
  <G> void buildsWhatItSamples(SearchSpace<G> space) {
    var random = new SplittableRandom(2);
    for (int i = 0; i < 100; i++) {
      assertBuilds(space, space.sample(random));
    }
  }

  @ParameterizedTest
  @MethodSource("spaces")
  <G> void mutantsDifferAndStayInTheSpace(SearchSpace<G> space) {
    var random = new SplittableRandom(3);
    var parent = space.parse(space.info().example());
    for (int i = 0; i < 1_000; i++) {
      var mutant = space.mutate(parent, random);
      assertThat(mutant).isNotEqualTo(parent);
      assertReadsBack(space, mutant);
      if (i % 10 == 0) {
        assertBuilds(space, mutant);
      }
      parent = mutant;
    }
  }

  @ParameterizedTest
  @MethodSource("spaces")
  <G> void samplesTheSameForTheSameSeed(SearchSpace<G> space) {
    var one = new SplittableRandom(4);
    var other = new SplittableRandom(4);
    for (int i = 0; i < 20; i++) {
      var sample = space.sample(one);
      assertThat(space.sample(other)).isEqualTo(sample);
      assertThat(space.mutate(sample, other)).isEqualTo(space.mutate(sample, one));
    }
  }

  @ParameterizedTest
  @MethodSource("spaces")
  <G> void buildsTheExampleItGives(SearchSpace<G> space) {
    assertBuilds(space, space.parse(space.info().example()));
  }

  @ParameterizedTest
  @MethodSource("spaces")
  <G> void parametersComeBackAsTheyWent(SearchSpace<G> space) {
    var values = ParameterValues.defaults(space);

    assertThat(ParameterValues.of(space, values.asMap())).isEqualTo(values);
  }

  /**
   * Pearson's statistic over all points of the space. However few draws there are for each point,
   * evenly drawn it has the mean k - 1 and the deviation sqrt(2 (k - 1) (1 - 1/n)).
   */
  @ParameterizedTest
  @MethodSource("countableSpaces")
  <G> void samplesEveryPointEquallyOften(SearchSpace<G> space) {
    double freedom = space.cardinality().orElseThrow().doubleValue() - 1;
    double expected = DRAWS / (freedom + 1);
    var random = new SplittableRandom(5);
    var counts = new HashMap<G, Integer>();
    for (int i = 0; i < DRAWS; i++) {
      counts.merge(space.sample(random), 1, Integer::sum);
    }
    double squares = counts.values().stream().mapToDouble(count -> (double) count * count).sum();

    assertThat(squares / expected - DRAWS)
        .isCloseTo(freedom, within(5 * Math.sqrt(2 * freedom * (1 - 1.0 / DRAWS))));
  }

  @ParameterizedTest
  @MethodSource("spaces")
  <G> void countsThroughEveryPointOnce(SearchSpace<G> space) {
    space
        .points()
        .ifPresent(
            points -> {
              int size = space.cardinality().orElseThrow().intValueExact();
              var all = IntStream.range(0, size).mapToObj(points).toList();
              assertThat(all.stream().distinct()).hasSize(size);
              all.stream().limit(1_000).forEach(point -> assertReadsBack(space, point));
            });
  }

  /** The time is a guard against hanging: each text takes microseconds. */
  @ParameterizedTest
  @MethodSource("spaces")
  @Timeout(120)
  <G> void hostileTextIsRefusedWithItsPlace(SearchSpace<G> space) {
    var random = new SplittableRandom(6);
    for (int i = 0; i < 10_000; i++) {
      var valid = space.format(space.sample(random));
      var text = HostileText.of(valid, random);
      try {
        assertReadsBack(space, space.parse(text));
      } catch (InvalidArchitectureException e) {
        // what is well written but no cell has no place
        assertThat(e)
            .as(text)
            .hasMessageMatching(
                "(?s)at character \\d+: .+|.*(matrix|operation|vert|edge|input|hash).*");
      }
    }
  }

  /** A genotype that can be written in a text of ordinary length can be built or is refused. */
  @ParameterizedTest
  @MethodSource("spaces")
  @Timeout(120)
  <G> void whateverIsReadIsBuiltOrRefused(SearchSpace<G> space) {
    var random = new SplittableRandom(7);
    var parameters = ParameterValues.defaults(space);
    for (int i = 0; i < 2_000; i++) {
      var text = HostileText.of(space.format(space.sample(random)), random);
      try {
        assertCosts(space.architecture(text, parameters));
      } catch (InvalidArchitectureException e) {
        assertThat(e.getMessage()).as(text).isNotBlank();
      }
    }
  }

  private static <G> void assertReadsBack(SearchSpace<G> space, G genotype) {
    assertThat(space.parse(space.format(genotype))).isEqualTo(genotype);
  }

  private static <G> void assertBuilds(SearchSpace<G> space, G genotype) {
    var parameters = ParameterValues.defaults(space);
    var architecture = space.decode(genotype, parameters);
    assertThat(architecture.input()).isEqualTo(parameters.input());
    if (parameters.classes() > 0) { // else the head has a number of its own
      assertThat(architecture.output().channels()).isEqualTo(parameters.classes());
    }
    assertCosts(architecture);
    assertThat(CanonicalForm.of(architecture).hash()).hasSize(64);
  }

  private static void assertCosts(Architecture architecture) {
    var costs = Costs.of(architecture);
    assertThat(costs.parameters()).isPositive();
    assertThat(costs.macs()).isPositive();
    assertThat(costs.depth()).isPositive();
    assertThat(costs.layers()).allMatch(layer -> layer.parameters() > 0 && layer.macs() > 0);
  }
}

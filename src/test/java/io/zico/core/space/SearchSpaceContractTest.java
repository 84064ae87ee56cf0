package io.zico.core.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.zico.core.architecture.CanonicalForm;
import io.zico.core.architecture.TensorShape;
import io.zico.core.cost.Costs;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every search space must honour; a new space is covered as soon as it is listed. */
class SearchSpaceContractTest {

  /** More points than this are too many to draw each of them ten times. */
  private static final BigInteger MANY = BigInteger.valueOf(100_000);

  static Stream<SearchSpace<?>> spaces() {
    return Spaces.all().stream();
  }

  @ParameterizedTest
  @MethodSource("spaces")
  <G> void readsWhatItWrites(SearchSpace<G> space) {
    var random = new SplittableRandom(1);
    for (int i = 0; i < 1_000; i++) {
      var genotype = space.sample(random);
      assertThat(space.parse(space.format(genotype))).isEqualTo(genotype);
    }
  }

  @ParameterizedTest
  @MethodSource("spaces")
  <G> void mutantsDifferAndStayInTheSpace(SearchSpace<G> space) {
    var random = new SplittableRandom(2);
    var parent = space.parse(space.info().example());
    for (int i = 0; i < 1_000; i++) {
      var mutant = space.mutate(parent, random);
      assertThat(mutant).isNotEqualTo(parent);
      assertThat(space.parse(space.format(mutant))).isEqualTo(mutant);
      parent = mutant;
    }
  }

  @ParameterizedTest
  @MethodSource("spaces")
  <G> void samplesTheSameForTheSameSeed(SearchSpace<G> space) {
    var one = new SplittableRandom(3);
    var other = new SplittableRandom(3);
    for (int i = 0; i < 20; i++) {
      assertThat(space.sample(one)).isEqualTo(space.sample(other));
    }
  }

  @ParameterizedTest
  @MethodSource("spaces")
  <G> void buildsClassifiersForItsExample(SearchSpace<G> space) {
    var parameters = ParameterValues.defaults(space);
    var architecture = space.architecture(space.info().example(), parameters);

    assertThat(architecture.input()).isEqualTo(parameters.input());
    assertThat(architecture.output()).isEqualTo(TensorShape.of(parameters.classes()));
    assertThat(Costs.of(architecture).parameters()).isPositive();
    assertThat(CanonicalForm.of(architecture).hash()).hasSize(64);
  }

  @ParameterizedTest
  @MethodSource("spaces")
  <G> void parametersComeBackAsTheyWent(SearchSpace<G> space) {
    var values = ParameterValues.defaults(space);

    assertThat(ParameterValues.of(space, values.asMap())).isEqualTo(values);
  }

  /** Pearson's statistic over all points of a finite space, ten draws expected for each. */
  @ParameterizedTest
  @MethodSource("smallSpaces")
  <G> void samplesUniformlyWhereTheSpaceIsSmall(SearchSpace<G> space) {
    int points = space.cardinality().orElseThrow().intValueExact();
    double expected = 10;
    var random = new SplittableRandom(4);
    var counts = new HashMap<G, Integer>();
    for (int i = 0; i < expected * points; i++) {
      counts.merge(space.sample(random), 1, Integer::sum);
    }
    double statistic =
        counts.values().stream().mapToDouble(n -> (n - expected) * (n - expected) / expected).sum();
    double never = (points - counts.size()) * expected;

    // mean k - 1 and deviation sqrt(2 (k - 1)): within five deviations
    int freedom = points - 1;
    assertThat(statistic + never).isCloseTo(freedom, within(5 * Math.sqrt(2.0 * freedom)));
  }

  static Stream<SearchSpace<?>> smallSpaces() {
    return spaces()
        .filter(
            space -> space.cardinality().filter(points -> points.compareTo(MANY) < 0).isPresent());
  }
}

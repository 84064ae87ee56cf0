package io.zico.core.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every algorithm must honour; a new one is covered as soon as it is listed. */
@Timeout(120)
class AlgorithmContractTest {

  private static final int WINDOW = 8;
  private static final int EVALUATIONS = 60;

  static Stream<Algorithm> algorithms() {
    return Algorithms.all().stream();
  }

  @ParameterizedTest
  @MethodSource("algorithms")
  void describesItselfWithUsableDefaults(Algorithm algorithm) {
    var info = algorithm.info();

    assertThat(info.id()).matches("[a-z0-9-]+");
    assertThat(info.title()).isNotBlank();
    assertThat(info.options(info.options(Map.of()).asMap())).isEqualTo(info.options(Map.of()));
    assertThat(Algorithms.find(info.id())).contains(algorithm);
  }

  @ParameterizedTest
  @MethodSource("algorithms")
  void keepsToEveryConstraint(Algorithm algorithm) {
    var domain =
        Specs.cells(
            new Constraint(Quantity.PARAMETERS, 7_000, 15_000),
            Constraint.atMost(Quantity.MACS, 2_000_000),
            Constraint.atLeast(Quantity.DEPTH, 10));
    var run = Run.inOrder(spec(algorithm, domain, EVALUATIONS), Run.SIZE);

    assertThat(run.births()).isNotEmpty();
    assertThat(run.search().tally().rejections().infeasible()).isPositive();
    assertThat(run.births())
        .allSatisfy(
            birth -> {
              assertThat(birth.cost(Quantity.PARAMETERS)).isBetween(7_000.0, 15_000.0);
              assertThat(birth.cost(Quantity.MACS)).isLessThanOrEqualTo(2_000_000);
              assertThat(birth.cost(Quantity.DEPTH)).isGreaterThanOrEqualTo(10);
            });
  }

  @ParameterizedTest
  @MethodSource("algorithms")
  void spendsItsEvaluationsAndEnds(Algorithm algorithm) {
    var run = Run.inOrder(spec(algorithm, Specs.cells(), EVALUATIONS), Run.SIZE);

    assertThat(run.search().ending()).contains(Ending.EVALUATIONS_SPENT);
    assertThat(run.search().isDone()).isTrue();
    assertThat(run.births()).hasSize(EVALUATIONS);
    assertThat(run.births().stream().map(Birth::number)).isSorted().doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("algorithms")
  void choosesTheSameForTheSameSeed(Algorithm algorithm) {
    var spec = spec(algorithm, Specs.cells(), EVALUATIONS);

    assertThat(Run.inOrder(spec, Run.SIZE).births())
        .isEqualTo(Run.inOrder(spec, Run.SIZE).births());
  }

  @ParameterizedTest
  @MethodSource("algorithms")
  void choosesTheSameWhateverFinishesFirst(Algorithm algorithm) {
    var spec = spec(algorithm, Specs.cells(), EVALUATIONS);
    var expected = Run.inOrder(spec, Run.SIZE).births();

    for (int seed = 0; seed < 3; seed++) {
      assertThat(Run.inAnyOrder(spec, Run.SIZE, seed).births()).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @MethodSource("algorithms")
  void goesOnFromWhatWasStoredAnywhere(Algorithm algorithm) {
    var spec = spec(algorithm, Specs.cells(), EVALUATIONS);
    var expected = Run.inOrder(spec, Run.SIZE);

    for (int results = 0; results <= EVALUATIONS; results += 6) {
      var revived = new Run(spec, Run.SIZE).until(results).revived().finish();
      assertThat(revived.births()).isEqualTo(expected.births());
      assertThat(revived.search().tally()).isEqualTo(expected.search().tally());
      assertThat(revived.search().ending()).isEqualTo(expected.search().ending());
    }
  }

  @ParameterizedTest
  @MethodSource("algorithms")
  void choosesTheSameHoweverFewItProposesAtOnce(Algorithm algorithm) {
    var rare = Specs.cells(new Constraint(Quantity.PARAMETERS, 9_000, 9_400));
    var spec = spec(algorithm, rare, EVALUATIONS);
    var expected = new Run(spec, Run.SIZE).finish();

    assertThat(expected.search().tally().feasibleFraction()).isLessThan(0.2);
    for (int proposals : new int[] {0, 1, 7, 100}) {
      var run = new Run(spec, Run.SIZE, proposals).until(20).revived().finish();
      assertThat(run.births()).isEqualTo(expected.births());
      assertThat(run.search().tally()).isEqualTo(expected.search().tally());
      assertThat(run.search().ending()).isEqualTo(expected.search().ending());
    }
  }

  @ParameterizedTest
  @MethodSource("algorithms")
  void neverHasMoreInFlightThanTheWindow(Algorithm algorithm) {
    var search = new Search<>(spec(algorithm, Specs.cells(), EVALUATIONS));

    assertThat(search.next(Spent.NOTHING)).hasSizeBetween(1, WINDOW);
    assertThat(search.next(Spent.NOTHING)).isEmpty();
    assertThat(search.inFlight()).isLessThanOrEqualTo(WINDOW);
  }

  @ParameterizedTest
  @MethodSource("algorithms")
  void survivesScoresThatAreInvalid(Algorithm algorithm) {
    Function<Birth, Outcome> halfBroken =
        birth ->
            birth.hash().charAt(0) < '8' ? new Outcome.Invalid("no number") : Run.SIZE.apply(birth);
    var run = Run.inOrder(spec(algorithm, Specs.cells(), EVALUATIONS), halfBroken);

    assertThat(run.search().isDone()).isTrue();
    assertThat(run.births()).hasSize(EVALUATIONS);
    var parents =
        run.births().stream().flatMap(birth -> birth.origin().parents().stream()).distinct();
    assertThat(parents).allMatch(parent -> run.candidates().get(parent).isScored());
  }

  @ParameterizedTest
  @MethodSource("algorithms")
  void endsWhereEveryScoreIsInvalid(Algorithm algorithm) {
    var spec = spec(algorithm, Specs.cells(), EVALUATIONS);
    var run = Run.inOrder(spec, birth -> new Outcome.Invalid("no number"));

    assertThat(run.search().isDone()).isTrue();
    assertThat(run.births()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("algorithms")
  void saysThatNothingIsFeasible(Algorithm algorithm) {
    var impossible = Specs.cells(Constraint.atMost(Quantity.PARAMETERS, 1));
    var run = Run.inOrder(spec(algorithm, impossible, EVALUATIONS), Run.SIZE);

    assertThat(run.births()).isEmpty();
    assertThat(run.search().isDone()).isTrue();
    assertThat(run.search().ending()).isPresent().get().isIn(Ending.INFEASIBLE, Ending.FINISHED);
  }

  @ParameterizedTest
  @MethodSource("algorithms")
  void endsInASpaceOfOneArchitecture(Algorithm algorithm) {
    var run = Run.inOrder(spec(algorithm, new OnePoint().domain(), EVALUATIONS), Run.SIZE);

    assertThat(run.search().isDone()).isTrue();
    assertThat(run.births()).isNotEmpty();
    assertThat(run.births().stream().map(Birth::hash).distinct()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("algorithms")
  void evaluatesNothingTwiceUnlessItSaysSo(Algorithm algorithm) {
    var spec = spec(algorithm, Specs.cells(), 300);
    var run = Run.inOrder(spec, Run.SIZE);
    var seen = new HashSet<String>();

    if (!algorithm.start(spec.setting()).repeats()) {
      assertThat(run.births()).allMatch(birth -> seen.add(birth.origin().stage() + birth.hash()));
    }
  }

  private static <G> SearchSpec<G> spec(Algorithm algorithm, Domain<G> domain, int evaluations) {
    var method = new SearchSpec.Method(algorithm, algorithm.info().options(Map.of()));
    return Specs.spec(domain, method, List.of(Specs.SIZE), evaluations, WINDOW, 1);
  }
}

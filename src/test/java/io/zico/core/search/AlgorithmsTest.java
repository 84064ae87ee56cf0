package io.zico.core.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What is particular about single algorithms. */
class AlgorithmsTest {

  private static final String LARGEST =
      "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|"
          + "+|nor_conv_3x3~0|nor_conv_3x3~1|nor_conv_3x3~2|";

  @Test
  void exhaustiveSearchFindsEveryFunctionOnce() {
    var method = Specs.method("exhaustive", Map.of());
    var domain = Specs.domain("transnas-micro", Map.of("input", List.of(3, 32, 32)));
    var run = Run.inOrder(Specs.spec(domain, method, 10_000, 8), Run.SIZE);

    assertThat(run.search().ending()).contains(Ending.FINISHED);
    assertThat(run.search().tally().proposals()).isEqualTo(4_096);
    assertThat(run.births()).extracting(Birth::hash).doesNotHaveDuplicates();
  }

  @Test
  void exhaustiveSearchRefusesSpacesWithoutEnd() {
    var spec = Specs.spec(Specs.domain("plainnet", Map.of()), exhaustive(), 10, 1);

    assertThatThrownBy(() -> new Search<>(spec))
        .isInstanceOf(UncountableSpaceException.class)
        .hasMessageContaining("plainnet");
  }

  @Test
  void climbersFindTheLargestOfAllCells() {
    for (var id : List.of("evolution", "regularized-evolution", "local-search", "nsga2")) {
      var method = Specs.method(id, Map.of());
      var run = Run.inOrder(Specs.spec(Specs.cells(), method, 600, 8), Run.SIZE);
      var best = Shortlist.of(run.candidates(), Specs.SIZE, 1).places().get(0);

      assertThat(best.candidate().birth().genotype()).as(id).isEqualTo(LARGEST);
    }
  }

  /** Of 3 members a sample of 50 holds the best but for a chance of (2/3)^50. */
  @Test
  void oldestMemberDiesHoweverGoodItIs() {
    var method = Specs.method("regularized-evolution", Map.of("population", 3, "sample", 50));
    var run =
        Run.inOrder(
            Specs.spec(Specs.cells(), method, 7, 1),
            birth -> Outcome.of(birth.number() == 0 ? 100 : -birth.number()));

    // 0 is the best of 0, 1, 2 and dies when 3 is told; then the oldest is always the best
    assertThat(run.births())
        .extracting(birth -> birth.origin().parents())
        .containsExactly(
            List.of(), List.of(), List.of(), List.of(0), List.of(1), List.of(2), List.of(3));
  }

  @Test
  void localSearchStepsOnlyUpwards() {
    var method = Specs.method("local-search", Map.of("starts", 1, "patience", 1_000));
    var run = Run.inOrder(Specs.spec(Specs.cells(), method, 100, 1), Run.SIZE);
    var parents = run.births().stream().flatMap(birth -> birth.origin().parents().stream());
    var heights = parents.map(parent -> size(run, parent)).toList();

    assertThat(heights).isSorted();
    assertThat(heights.get(heights.size() - 1)).isGreaterThan(heights.get(0));
  }

  @Test
  void localSearchBeginsElsewhereAfterFailures() {
    var method = Specs.method("local-search", Map.of("starts", 1, "patience", 5));
    var run = Run.inOrder(Specs.spec(Specs.cells(), method, 60, 1), birth -> Outcome.of(0));

    // nobody is better: one fresh candidate, then five neighbours of it
    assertThat(run.births())
        .allMatch(birth -> birth.origin().parents().isEmpty() == (birth.number() % 6 == 0));
  }

  @Test
  void evolutionRestartsWhenItHasGrownAlike() {
    var options = Map.of("population", 10, "elite", 2, "restartBelowPercent", 100);
    var run =
        Run.inOrder(
            Specs.spec(Specs.cells(), Specs.method("evolution", options), 200, 1), Run.SIZE);
    var fresh =
        run.births().stream()
            .filter(birth -> birth.origin().parents().isEmpty())
            .map(Birth::number)
            .toList();

    assertThat(fresh.subList(0, 10)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    assertThat(fresh).anyMatch(number -> number >= 20);
  }

  @Test
  void nsga2SpreadsOverTheWholeFront() {
    Function<Birth, Outcome> scorer = birth -> Outcome.of(size(birth), -size(birth));
    var objectives = Objectives.of(Objective.of("size"), Objective.of("smallness"));
    var method = Specs.method("nsga2", Map.of("population", 20));
    var run =
        Run.inOrder(Specs.spec(Specs.cells(), method, List.of(objectives), 400, 4, 1), scorer);
    var sizes = run.births().stream().map(AlgorithmsTest::size);

    // every cell is on the front; those at both ends are never lost
    assertThat(sizes.toList())
        .contains(size(LARGEST), size(LARGEST.replace("nor_conv_3x3", "none")));
  }

  @Test
  void stagesWaitForAllResultsOfTheOneBefore() {
    var options = Map.of("screened", 50, "survivors", 10, "finalists", 3);
    var stages = List.of(Specs.SIZE, Objectives.of("smallness"), Objectives.of("latency"));
    var spec = Specs.spec(Specs.cells(), Specs.method("staged", options), stages, 1_000, 8, 1);
    var run = Run.inAnyOrder(spec, AlgorithmsTest::staged, 5);

    assertThat(run.search().ending()).contains(Ending.FINISHED);
    assertThat(run.births()).hasSize(63);
    assertThat(run.births().subList(50, 60)).allMatch(birth -> birth.origin().stage() == 1);
    assertThat(run.births().subList(60, 63)).allMatch(birth -> birth.origin().stage() == 2);
    assertThat(run.births().get(50).origin().seen()).isEqualTo(50);
    assertThat(run.births().get(60).origin().seen()).isEqualTo(60);
    var screened = run.births().subList(0, 50).stream().map(AlgorithmsTest::size);
    assertThat(run.births().subList(50, 60).stream().map(AlgorithmsTest::size).toList())
        .isEqualTo(screened.sorted(Comparator.reverseOrder()).limit(10).toList());
  }

  @Test
  void stagesAreTakenUpAgainAnywhere() {
    var options = Map.of("screened", 20, "survivors", 6, "finalists", 2);
    var stages = List.of(Specs.SIZE, Objectives.of("smallness"), Objectives.of("latency"));
    var spec = Specs.spec(Specs.cells(), Specs.method("staged", options), stages, 1_000, 8, 1);
    var expected = Run.inOrder(spec, AlgorithmsTest::staged).births();

    assertThat(expected).hasSize(28);
    for (int results = 0; results <= 28; results++) {
      var revived = new Run(spec, AlgorithmsTest::staged).until(results).revived();
      assertThat(revived.finish().births()).isEqualTo(expected);
    }
  }

  private static Outcome staged(Birth birth) {
    return Outcome.of(birth.origin().stage() == 0 ? size(birth) : -size(birth));
  }

  private static SearchSpec.Method exhaustive() {
    return Specs.method("exhaustive", Map.of());
  }

  private static double size(Run run, int number) {
    return size(run.births().get(number));
  }

  private static double size(Birth birth) {
    return birth.cost(Quantity.PARAMETERS);
  }

  private static double size(String genotype) {
    return size(Specs.birth(Specs.cells(), genotype));
  }
}

package io.zico.core.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zico.core.search.SearchSpec.Beginning;
import io.zico.core.space.ParameterValues;
import io.zico.core.space.SearchSpace;
import io.zico.core.space.Spaces;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SearchTest {

  private static final SearchSpec.Method RANDOM = Specs.method("random", Map.of());

  @Test
  void breedsFromExactlyTheCandidatesBeforeTheWindow() {
    var run = Run.inAnyOrder(Specs.spec(Specs.cells(), RANDOM, 40, 8), Run.SIZE, 3);

    assertThat(run.births())
        .allMatch(birth -> birth.origin().seen() == Math.max(0, birth.number() + 1 - 8));
  }

  @Test
  void endsWhenItsSecondsAreSpent() {
    var budgets = new Budgets(100, 60, 30);
    var spec = Specs.spec(Specs.cells(), RANDOM, 100, 2);

    assertThat(afterSpending(spec, budgets, new Spent(59.9, 29.9))).isEmpty();
    assertThat(afterSpending(spec, budgets, new Spent(60, 0))).contains(Ending.WALL_CLOCK_SPENT);
    assertThat(afterSpending(spec, budgets, new Spent(0, 30)))
        .contains(Ending.DEVICE_SECONDS_SPENT);
  }

  @Test
  void goesOnForWhatIsInFlightWhenItHasEnded() {
    var search = new Search<>(Specs.spec(Specs.cells(), RANDOM, 2, 2));

    var born = search.next(Spent.NOTHING);
    assertThat(search.ending()).contains(Ending.EVALUATIONS_SPENT);
    assertThat(search.isDone()).isFalse();
    born.forEach(birth -> search.tell(birth.number(), Outcome.of(1)));
    assertThat(search.isDone()).isTrue();
  }

  @Test
  void takesOnlyTheFirstResultOfACandidate() {
    var search = new Search<>(Specs.spec(Specs.cells(), RANDOM, 4, 2));
    search.next(Spent.NOTHING);

    search.tell(0, Outcome.of(1));
    search.tell(0, Outcome.of(2));
    assertThat(search.inFlight()).isEqualTo(1);
    assertThatThrownBy(() -> search.tell(2, Outcome.of(1))).hasMessageContaining("candidate 2");
  }

  @Test
  void refusesValuesThatAreNoNumbers() {
    assertThatThrownBy(() -> Outcome.of(Double.NaN)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> Outcome.of(1, Double.POSITIVE_INFINITY))
        .hasMessageContaining("Infinity");
  }

  @Test
  void proposesTheWarmStartFirst() {
    var given =
        List.of(
            "|nor_conv_3x3~0|+|nor_conv_3x3~0|none~1|+|none~0|none~1|nor_conv_3x3~2|",
            "|skip_connect~0|+|nor_conv_3x3~0|none~1|+|none~0|none~1|nor_conv_3x3~2|",
            "|nor_conv_1x1~0|+|nor_conv_1x1~0|none~1|+|none~0|none~1|nor_conv_1x1~2|");
    var run = Run.inOrder(warm(Specs.cells(), given), Run.SIZE);

    // the second computes what the first does: its first edge leads nowhere
    assertThat(run.births().stream().limit(2).map(Birth::genotype))
        .containsExactly(given.get(0), given.get(2));
    assertThat(run.births().get(1).rejections()).isEqualTo(new Rejections(0, 1, 0));
    assertThat(run.births()).hasSize(5);
  }

  /** The authors score PlainNets without residual links, and bound them with these. */
  @Test
  void constraintsMayCountAnotherGraphThanIsScored() {
    var bare = plainNets(false, false);
    var linked = plainNets(false, true);

    assertThat(flops(bare)).isLessThan(flops(linked));
    assertThat(hash(bare)).isEqualTo(hash(linked));
    assertThat(hash(plainNets(true, true))).isNotEqualTo(hash(bare));
  }

  @Test
  void refusesConstraintsOnWhatNobodyCounts() {
    assertThatThrownBy(() -> Specs.cells(Constraint.atMost(Quantity.AUTHORS_FLOPS, 1)))
        .isInstanceOf(UnknownQuantityException.class)
        .hasMessageContaining("AUTHORS_FLOPS");
    assertThatThrownBy(() -> Specs.cells(Constraint.atMost(Quantity.PREDICTED_LATENCY_MS, 1)))
        .isInstanceOf(UnknownQuantityException.class)
        .hasMessageContaining("table of latencies");
  }

  @Test
  void boundsTheLatencyThatATablePredicts() {
    var space = Spaces.find("nas-bench-macro").orElseThrow();
    var table =
        new LatencyTable(
            "board", LatencyTable.Key.GENOTYPE, Map.of("00000000", 1.0, "00000001", 2.0));
    var fast = Constraint.atMost(Quantity.PREDICTED_LATENCY_MS, 1.5);
    var run = Run.inOrder(exhaustive(space, fast, table), Run.SIZE);

    assertThat(run.births()).extracting(Birth::genotype).containsExactly("00000000");
    assertThat(run.births().get(0).costs()).containsEntry(Quantity.PREDICTED_LATENCY_MS, 1.0);
    assertThat(run.search().tally().rejections().infeasible()).isEqualTo(6_560);
    assertThat(run.search().ending()).contains(Ending.FINISHED);
  }

  @Test
  void stopsWhenAlmostNothingIsFeasible() {
    var spec = Specs.spec(Specs.cells(Constraint.atMost(Quantity.MACS, 1)), RANDOM, 10, 1);
    var run = Run.inOrder(spec, Run.SIZE);

    assertThat(run.search().ending()).contains(Ending.INFEASIBLE);
    assertThat(Ending.INFEASIBLE.sentence()).contains("one in 10,000");
  }

  @Test
  void stopsWhenEverythingWasSeen() {
    var run = Run.inOrder(Specs.spec(new OnePoint().domain(), RANDOM, 10, 4), Run.SIZE);

    assertThat(run.births()).hasSize(1);
    assertThat(run.search().ending()).contains(Ending.EXHAUSTED);
  }

  @Test
  void looksLongOnlyWhereNothingIsInFlight() {
    var search = new Search<>(Specs.spec(new OnePoint().domain(), RANDOM, 10, 4));

    assertThat(search.next(Spent.NOTHING, 1)).hasSize(1);
    assertThat(search.next(Spent.NOTHING, 100)).isEmpty();
    assertThat(search.ending()).isEmpty();
    search.tell(0, Outcome.of(1));
    assertThat(search.next(Spent.NOTHING, 100)).isEmpty();
    assertThat(search.ending()).contains(Ending.EXHAUSTED);
    assertThat(search.tally().rejections().total()).isEqualTo(10_000);
  }

  private static Optional<Ending> afterSpending(SearchSpec<?> spec, Budgets budgets, Spent spent) {
    var search = new Search<>(with(spec, budgets));
    search.next(spent);
    return search.ending();
  }

  private static <G> SearchSpec<G> with(SearchSpec<G> spec, Budgets budgets) {
    return new SearchSpec<>(
        spec.domain(),
        spec.method(),
        spec.stages(),
        spec.beginning(),
        budgets,
        spec.seed(),
        spec.window());
  }

  private static <G> SearchSpec<G> warm(Domain<G> domain, List<String> genotypes) {
    var spec = Specs.spec(domain, RANDOM, 5, 1);
    var first = genotypes.stream().map(domain.space()::parse).toList();
    var beginning = new Beginning<>(first.get(0), first);
    return new SearchSpec<>(
        domain, spec.method(), spec.stages(), beginning, spec.budgets(), 1, spec.window());
  }

  private static <G> SearchSpec<G> exhaustive(
      SearchSpace<G> space, Constraint constraint, LatencyTable table) {
    var parameters = ParameterValues.defaults(space);
    var constraints = new Constraints(List.of(constraint), parameters, Optional.of(table));
    var domain = new Domain<>(space, parameters, constraints);
    return Specs.spec(domain, Specs.method("exhaustive", Map.of()), 100, 4);
  }

  private static Birth plainNets(boolean scoredLinks, boolean countedLinks) {
    return first(Spaces.find("plainnet").orElseThrow(), scoredLinks, countedLinks);
  }

  private static <G> Birth first(SearchSpace<G> space, boolean scoredLinks, boolean countedLinks) {
    var domain =
        new Domain<>(
            space,
            ParameterValues.of(space, Map.of("residual", scoredLinks)),
            Constraints.none(ParameterValues.of(space, Map.of("residual", countedLinks))));
    return new Search<>(warm(domain, List.of(space.info().example()))).next(Spent.NOTHING).get(0);
  }

  private static double flops(Birth birth) {
    return birth.cost(Quantity.AUTHORS_FLOPS);
  }

  private static String hash(Birth birth) {
    return birth.hash();
  }
}

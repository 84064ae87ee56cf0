package io.zico.app.searches;

import io.zico.app.scoring.Capacity;
import io.zico.app.scoring.Fit;
import io.zico.app.scoring.HeapShare;
import io.zico.core.architecture.Architecture;
import io.zico.core.proxy.Protocol;
import io.zico.core.proxy.Proxies;
import io.zico.core.search.Algorithms;
import io.zico.core.search.Constraint;
import io.zico.core.search.Constraints;
import io.zico.core.search.Domain;
import io.zico.core.search.LatencyTable;
import io.zico.core.search.Objective;
import io.zico.core.search.Objectives;
import io.zico.core.search.Search;
import io.zico.core.search.SearchSpec;
import io.zico.core.search.SearchSpec.Beginning;
import io.zico.core.search.SearchSpec.Method;
import io.zico.core.search.UnknownQuantityException;
import io.zico.core.space.ParameterValues;
import io.zico.core.space.SearchSpace;
import io.zico.core.space.Spaces;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a search job is to do; stored with it.
 *
 * @param asked the request with its preset, before any default
 * @param request the request with every default
 * @param protocol complete
 * @param protocolHash of the protocol, seeds aside
 * @param datasetId of the protocol's dataset
 * @param deviceBytes memory that no candidate may exceed
 */
record SearchPlan(
    SearchRequest asked,
    SearchRequest request,
    Protocol protocol,
    String protocolHash,
    String datasetId,
    long deviceBytes) {

  /** What is asked of a slot where only costs matter; it takes none. */
  private static final List<String> NOTHING_TO_RUN = List.of("params");

  /** The objectives of each stage. */
  List<Objectives> stages() {
    var staged =
        Optional.ofNullable(request.stages())
            .orElseGet(() -> List.of(Objects.requireNonNull(request.objectives())));
    var judge = objective(Objects.requireNonNull(request.judge()));
    return IntStream.range(0, staged.size())
        .mapToObj(
            i ->
                objectives(
                    staged.get(i), i + 1 == staged.size() ? Optional.of(judge) : Optional.empty()))
        .toList();
  }

  private static Objectives objectives(List<ObjectiveRequest> all, Optional<Objective> judge) {
    var objectives = all.stream().map(one -> objective(one.measures())).toList();
    return new Objectives(objectives, judge.orElse(objectives.get(0)));
  }

  private static Objective objective(List<String> measures) {
    return new Objective(String.join(" + ", measures), measures);
  }

  /** The objectives of a stage; the last ones stand for those that are not given. */
  Objectives objectives(int stage) {
    var stages = stages();
    return stages.get(Math.min(stage, stages.size() - 1));
  }

  /** All measures of all stages, those of the first objective first. */
  List<Measure> measures() {
    return new LinkedHashSet<>(stages().stream().flatMap(s -> s.measures().stream()).toList())
        .stream().map(Measure::new).toList();
  }

  /** What candidates of a stage are scored by. */
  List<String> proxies(int stage) {
    var proxies =
        objectives(stage).measures().stream()
            .map(Measure::new)
            .filter(measure -> measure.proxy().isPresent())
            .map(Measure::base)
            .distinct()
            .toList();
    return proxies.isEmpty() ? NOTHING_TO_RUN : proxies;
  }

  SearchSpace<?> space() {
    return Spaces.find(Objects.requireNonNull(request.space())).orElseThrow();
  }

  Map<String, Object> parameters() {
    return Objects.requireNonNull(request.parameters());
  }

  /** Whether networks can be scored by all that any stage asks for. */
  Fit fit() {
    return fit(
        IntStream.range(0, stages().size())
            .boxed()
            .flatMap(stage -> proxies(stage).stream())
            .toList());
  }

  /** For how long a candidate of a stage keeps a slot busy, as far as anybody knows. */
  double seconds(int stage, double macs) {
    return fit(proxies(stage)).seconds(macs);
  }

  private Fit fit(List<String> proxies) {
    return new Fit(
        protocol, Proxies.needs(proxies), new Capacity(deviceBytes, HeapShare.UNLIMITED));
  }

  /** The search before anything is born. */
  Search<?> search() {
    return new Search<>(spec(space()));
  }

  /** What may be found; the search draws from it as it does from the space. */
  Domain<?> domain() {
    return domain(space());
  }

  /** The architecture where algorithms begin that begin at one. */
  Architecture initial() {
    var space = space();
    var first = Objects.requireNonNull(request.initial()).architecture();
    return space.architecture(first, ParameterValues.of(space, parameters()));
  }

  private <G> SearchSpec<G> spec(SearchSpace<G> space) {
    var algorithm = Algorithms.find(algorithm().idOrDefault()).orElseThrow();
    var options = algorithm.info().options(algorithm().optionsOrNone());
    return new SearchSpec<>(
        domain(space),
        new Method(algorithm, options),
        stages(),
        beginning(space),
        Objects.requireNonNull(request.budgets()).budgets(),
        Objects.requireNonNull(request.seed()),
        Objects.requireNonNull(request.window()));
  }

  private AlgorithmRequest algorithm() {
    return Objects.requireNonNull(request.algorithm());
  }

  private <G> Beginning<G> beginning(SearchSpace<G> space) {
    var first = Objects.requireNonNull(request.initial()).architecture();
    return new Beginning<>(space.parse(first), warmStart().map(space::parse).toList());
  }

  private Stream<String> warmStart() {
    return Optional.ofNullable(request.warmStart()).stream()
        .flatMap(start -> start.genotypes().stream());
  }

  private <G> Domain<G> domain(SearchSpace<G> space) {
    var scored = ParameterValues.of(space, parameters());
    var fitting = new FittingSpace<>(space, scored, fit());
    return new Domain<>(fitting, scored, constraints(space));
  }

  private Constraints constraints(SearchSpace<?> space) {
    var all = new ArrayList<Constraint>();
    bounds().forEach((id, bound) -> all.add(constraint(Cost.find(id).orElseThrow(), bound)));
    return constraints(space, all);
  }

  private Constraints constraints(SearchSpace<?> space, List<Constraint> all) {
    var costing = Optional.ofNullable(request.costing()).orElse(CostingRequest.NONE);
    var counted = new TreeMap<>(parameters());
    counted.putAll(costing.parametersOrNone());
    return new Constraints(
        all,
        ParameterValues.of(space, counted),
        Optional.ofNullable(costing.latencies())
            .map(table -> new LatencyTable("latencies", LatencyTable.Key.GENOTYPE, table)));
  }

  private Map<String, BoundRequest> bounds() {
    return Optional.ofNullable(request.constraints()).orElse(Map.of());
  }

  /** The bounded costs that cannot be known in this space. */
  List<Cost> unknown() {
    return bounds().keySet().stream()
        .sorted()
        .map(id -> Cost.find(id).orElseThrow())
        .filter(cost -> !isKnown(cost, space()))
        .toList();
  }

  private boolean isKnown(Cost cost, SearchSpace<?> space) {
    var alone = constraints(space, List.of(constraint(cost, new BoundRequest(null, null))));
    try {
      var unused = new Domain<>(space, alone.parameters(), alone);
      return true;
    } catch (UnknownQuantityException e) {
      return false;
    }
  }

  private static Constraint constraint(Cost cost, BoundRequest bound) {
    return new Constraint(
        cost.quantity(),
        Optional.ofNullable(bound.min()).orElse(Double.NEGATIVE_INFINITY),
        Optional.ofNullable(bound.max()).orElse(Double.POSITIVE_INFINITY));
  }
}

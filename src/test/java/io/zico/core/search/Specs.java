package io.zico.core.search;

import io.zico.core.search.SearchSpec.Beginning;
import io.zico.core.search.SearchSpec.Method;
import io.zico.core.space.ParameterValues;
import io.zico.core.space.SearchSpace;
import io.zico.core.space.Spaces;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Searches to try things with: a small network of the topology space, unless said otherwise. */
final class Specs {

  static final Objectives SIZE = Objectives.of("size");

  private Specs() {}

  static Domain<?> cells(Constraint... constraints) {
    return domain("nats-tss", Map.of("C", 4, "N", 1), constraints);
  }

  static Domain<?> domain(String space, Map<String, ?> parameters, Constraint... constraints) {
    return domain(Spaces.find(space).orElseThrow(), parameters, constraints);
  }

  static <G> Domain<G> domain(
      SearchSpace<G> space, Map<String, ?> given, Constraint... constraints) {
    var parameters = ParameterValues.of(space, given);
    var kept = new Constraints(List.of(constraints), parameters, Optional.empty());
    return new Domain<>(space, parameters, kept);
  }

  static Method method(String algorithm, Map<String, ?> options) {
    var found = Algorithms.find(algorithm).orElseThrow();
    return new Method(found, found.info().options(options));
  }

  static <G> SearchSpec<G> spec(Domain<G> domain, Method method, int evaluations, int window) {
    return spec(domain, method, List.of(SIZE), evaluations, window, 1);
  }

  static <G> SearchSpec<G> spec(
      Domain<G> domain,
      Method method,
      List<Objectives> stages,
      int evaluations,
      int window,
      int seed) {
    var space = domain.space();
    var beginning = new Beginning<>(space.parse(space.info().example()), List.<G>of());
    return new SearchSpec<>(
        domain, method, stages, beginning, Budgets.evaluations(evaluations), seed, window);
  }

  /** The first birth of a search that begins with the genotype. */
  static <G> Birth birth(Domain<G> domain, String genotype) {
    var point = domain.space().parse(genotype);
    var spec =
        new SearchSpec<>(
            domain,
            method("random", Map.of()),
            List.of(SIZE),
            new Beginning<>(point, List.of(point)),
            Budgets.evaluations(1),
            1,
            1);
    return new Search<>(spec).next(Spent.NOTHING).get(0);
  }
}

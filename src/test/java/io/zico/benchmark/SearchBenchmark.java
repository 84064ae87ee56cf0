package io.zico.benchmark;

import io.zico.core.search.Algorithms;
import io.zico.core.search.Budgets;
import io.zico.core.search.Constraint;
import io.zico.core.search.Constraints;
import io.zico.core.search.Domain;
import io.zico.core.search.Objectives;
import io.zico.core.search.Outcome;
import io.zico.core.search.Quantity;
import io.zico.core.search.Search;
import io.zico.core.search.SearchSpec;
import io.zico.core.search.SearchSpec.Beginning;
import io.zico.core.search.SearchSpec.Method;
import io.zico.core.search.Spent;
import io.zico.core.space.ParameterValues;
import io.zico.core.space.SearchSpace;
import io.zico.core.space.Spaces;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a candidate costs outside of scoring and storing, by the time of the processor: run it with
 * the arguments algorithm, space and candidates.
 */
public final class SearchBenchmark {

  private static final int WINDOW = 8;

  private SearchBenchmark() {}

  public static void main(String[] arguments) {
    var algorithm = Algorithms.find(arguments[0]).orElseThrow();
    var method = new Method(algorithm, algorithm.info().options(Map.of()));
    run(Spaces.find(arguments[1]).orElseThrow(), method, Integer.parseInt(arguments[2]));
  }

  private static <G> void run(SearchSpace<G> space, Method method, int candidates) {
    var search = new Search<>(spec(space, method, candidates));
    int from = 0;
    long start = processorTime();
    for (int next = 100; !search.isDone(); ) {
      search
          .next(Spent.NOTHING)
          .forEach(birth -> search.tell(birth.number(), score(birth.cost(Quantity.PARAMETERS))));
      int born = search.tally().candidates();
      if (born >= next || search.isDone()) {
        double milliseconds = (processorTime() - start) / 1e6;
        System.out.printf(
            "candidates %d to %d: %.3f ms each, %.3f of the proposals feasible%n",
            from, born, milliseconds / (born - from), search.tally().feasibleFraction());
        from = born;
        next = Math.max(born + 1, 2 * next);
        start = processorTime();
      }
    }
    System.out.println(search.ending().orElseThrow().sentence());
  }

  private static Outcome score(double parameters) {
    return Outcome.of(parameters);
  }

  private static <G> SearchSpec<G> spec(SearchSpace<G> space, Method method, int candidates) {
    var parameters = ParameterValues.defaults(space);
    var bounds =
        space.info().id().equals("plainnet")
            ? List.of(
                Constraint.atMost(Quantity.AUTHORS_FLOPS, 450e6),
                Constraint.atMost(Quantity.AUTHORS_LAYERS, 14))
            : List.<Constraint>of();
    var domain =
        new Domain<>(space, parameters, new Constraints(bounds, parameters, Optional.empty()));
    return new SearchSpec<>(
        domain,
        method,
        List.of(Objectives.of("parameters")),
        new Beginning<>(space.parse(space.info().example()), List.<G>of()),
        Budgets.evaluations(candidates),
        1,
        WINDOW);
  }

  private static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}

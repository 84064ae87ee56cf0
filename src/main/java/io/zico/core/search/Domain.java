package io.zico.core.search;

import io.zico.core.space.ParameterValues;
import io.zico.core.space.SearchSpace;

/**
 * What may be found: a space, what turns its genotypes into the architectures that are scored, and
 * what each of them must keep to.
 */
public record Domain<G>(SearchSpace<G> space, ParameterValues parameters, Constraints constraints) {

  /**
   * Checks that the constraints bound what can be known in this space.
   *
   * @throws UnknownQuantityException if they do not
   */
  public Domain {
    for (var constraint : constraints.all()) {
      if (!isKnown(constraint.quantity(), space, constraints)) {
        throw new UnknownQuantityException(constraint.quantity());
      }
    }
  }

  /** No constraint, and every parameter at its default. */
  public static <G> Domain<G> of(SearchSpace<G> space) {
    var parameters = ParameterValues.defaults(space);
    return new Domain<>(space, parameters, Constraints.none(parameters));
  }

  Blueprint<G> blueprint(G genotype) {
    return new Blueprint<>(this, genotype, space.format(genotype));
  }

  private static boolean isKnown(Quantity quantity, SearchSpace<?> space, Constraints constraints) {
    return switch (quantity) {
      case AUTHORS_LAYERS, AUTHORS_SIZE, AUTHORS_FLOPS ->
          isCounted(quantity, space, constraints.parameters());
      case PREDICTED_LATENCY_MS -> constraints.latencies().isPresent();
      default -> true;
    };
  }

  private static <G> boolean isCounted(
      Quantity quantity, SearchSpace<G> space, ParameterValues parameters) {
    var unbounded = new Domain<>(space, parameters, Constraints.none(parameters));
    var example = space.parse(space.info().example());
    return quantity.of(unbounded.blueprint(example)).isPresent();
  }
}

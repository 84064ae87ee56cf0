package io.zico.core.search;

import io.zico.core.space.ParameterValues;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What every candidate must keep to.
 *
 * @param all in the order in which they are checked: the cheapest first
 * @param parameters what turns a genotype into the architecture that is costed; may differ from
 *     what is scored: the authors of PlainNet count residual links that they do not score
 * @param latencies what predicts the latency, if anything does
 */
public record Constraints(
    List<Constraint> all, ParameterValues parameters, Optional<LatencyTable> latencies) {

  public Constraints {
    all = all.stream().sorted(Comparator.comparing(Constraint::quantity)).toList();
  }

  /** No constraint. */
  public static Constraints none(ParameterValues parameters) {
    return new Constraints(List.of(), parameters, Optional.empty());
  }

  /** Whether the architecture keeps to all; what cannot be known keeps to nothing. */
  boolean allow(Blueprint<?> blueprint) {
    return all.stream()
        .allMatch(
            constraint -> {
              var value = constraint.quantity().of(blueprint);
              return value.isPresent() && constraint.allows(value.getAsDouble());
            });
  }
}

package io.zico.app.searches;

import io.zico.core.proxy.Proxies;
import io.zico.core.proxy.Proxy;
import io.zico.core.proxy.ProxyInfo.Direction;
import io.zico.core.ranking.Ensemble;
import io.zico.core.search.Birth;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;

/**
 * A number of a candidate that a search looks at: a proxy's score, or a cost.
 *
 * @param name as clients write it; a minus sign before it turns it round
 */
record Measure(String name) {

  private static final String MINUS = "-";

  /** Whether there is such a measure. */
  boolean isKnown() {
    return proxy().isPresent() || Cost.find(base()).isPresent();
  }

  /** Whether it is known of every candidate, evaluated or not. */
  boolean isCost() {
    return Cost.find(base()).isPresent();
  }

  /** The proxy of that name, if it is one. */
  Optional<Proxy> proxy() {
    return Proxies.find(base());
  }

  /** The name without its sign, options of a proxy included. */
  String base() {
    return name.startsWith(MINUS) ? name.substring(MINUS.length()) : name;
  }

  /** The name that measures have in common that order all networks alike or the other way round. */
  String order() {
    return Ensemble.sameAs(proxy().map(proxy -> proxy.info().id()).orElse(base()));
  }

  /**
   * The number; empty if there is none.
   *
   * @param scores of the evaluation, by proxy
   */
  OptionalDouble value(Birth birth, JsonNode scores) {
    double score = score(scores);
    double value = Double.isNaN(score) ? cost(birth) : score;
    if (!Double.isFinite(value)) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(name.startsWith(MINUS) ? -value : value);
  }

  private double score(JsonNode scores) {
    return scores.path(base()).path("mean").asDouble(Double.NaN);
  }

  private double cost(Birth birth) {
    return Cost.find(base()).map(cost -> birth.cost(cost.quantity())).orElse(Double.NaN);
  }

  /** The number turned so that more is better. */
  double oriented(double value) {
    boolean lowerIsBetter =
        proxy().filter(p -> p.info().scale().direction() == Direction.LOWER_IS_BETTER).isPresent();
    return lowerIsBetter ? -value : value;
  }
}

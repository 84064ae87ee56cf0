package io.zico.core.search;

import io.zico.core.architecture.InvalidArchitectureException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tells whether a genotype keeps to the constraints and what it is, the cheapest check first. It
 * remembers its latest answers by the genotype's text, which changes nothing but the time.
 */
final class Admission<G> {

  private static final int REMEMBERED = 1 << 15;

  private final Domain<G> domain;
  private final Map<String, Optional<Feasible>> verdicts =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<Feasible>> eldest) {
          return size() > REMEMBERED;
        }
      };

  Admission(Domain<G> domain) {
    this.domain = domain;
  }

  /** What is feasible; empty for what breaks a constraint or cannot be built. */
  Optional<Feasible> judge(Blueprint<G> blueprint) {
    var known = verdicts.get(blueprint.text());
    var verdict = known == null ? verdict(blueprint) : known;
    verdicts.put(blueprint.text(), verdict);
    return verdict;
  }

  private Optional<Feasible> verdict(Blueprint<G> blueprint) {
    try {
      blueprint.check();
      return domain.constraints().allow(blueprint)
          ? Optional.of(new Feasible(blueprint.hash(), blueprint.quantities()))
          : Optional.empty();
    } catch (InvalidArchitectureException e) {
      return Optional.empty(); // an ordinary event, which is counted
    }
  }

  /** What an architecture is and costs. */
  record Feasible(String hash, Map<Quantity, Double> costs) {}
}

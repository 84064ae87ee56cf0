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

  private static final int REMEMBERED = 1 << 16;

  private final Domain<G> domain;
  private final Map<String, Verdict> verdicts =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Verdict> eldest) {
          return size() > REMEMBERED;
        }
      };

  Admission(Domain<G> domain) {
    this.domain = domain;
  }

  /** The canonical hash; empty for what is not feasible or cannot be built. */
  Optional<String> hash(Blueprint<G> blueprint) {
    var known = verdicts.get(blueprint.text());
    var verdict = known == null ? judge(blueprint) : known;
    verdicts.put(blueprint.text(), verdict);
    return verdict.hash();
  }

  private Verdict judge(Blueprint<G> blueprint) {
    try {
      blueprint.check();
      boolean isAllowed = domain.constraints().allow(blueprint);
      return new Verdict(isAllowed ? Optional.of(blueprint.hash()) : Optional.empty());
    } catch (InvalidArchitectureException e) {
      return new Verdict(Optional.empty()); // an ordinary event, which is counted
    }
  }

  private record Verdict(Optional<String> hash) {}
}

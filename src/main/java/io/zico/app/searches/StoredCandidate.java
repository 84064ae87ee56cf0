package io.zico.app.searches;

import io.zico.core.search.Birth;
import io.zico.core.search.Candidate;
import io.zico.core.search.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One row of the table of candidates.
 *
 * @param end null until its evaluation has ended
 */
record StoredCandidate(Birth birth, Instant bornAt, @Nullable End end) {

  int position() {
    return birth.number();
  }

  boolean isScored() {
    return end != null && end.invalid() == null;
  }

  Optional<End> ended() {
    return Optional.ofNullable(end);
  }

  /** The candidate as its search knows it; empty until it has ended. */
  Optional<Candidate> told(SearchPlan plan) {
    return ended().map(known -> new Candidate(birth, outcome(known, plan)));
  }

  /** What its search is told of an end. */
  Outcome outcome(End known, SearchPlan plan) {
    if (known.invalid() != null) {
      return new Outcome.Invalid(known.invalid());
    }
    var measures = plan.objectives(birth.origin().stage()).measures();
    return new Outcome.Scored(
        measures.stream().map(name -> oriented(name, known.values())).toList());
  }

  private static double oriented(String name, Map<String, Double> values) {
    return new Measure(name).oriented(Optional.ofNullable(values.get(name)).orElseThrow());
  }

  /** Those that have ended, as their search knows them, in order. */
  static List<Candidate> told(List<StoredCandidate> candidates, SearchPlan plan) {
    return candidates.stream().flatMap(one -> one.told(plan).stream()).toList();
  }
}

package io.zico.app.searches;

import io.zico.core.search.Birth;
import io.zico.core.search.Candidate;
import io.zico.core.search.Diversity;
import io.zico.core.search.Objectives;
import io.zico.core.search.Rejections;
import io.zico.core.search.Shortlist;
import io.zico.core.search.Tally;
import io.zico.core.search.Trajectory;
import java.util.List;

/**
 * What can be said of the candidates of a search, so far.
 *
 * @param plan of the search
 * @param rows all of its candidates, in order
 */
record Findings(SearchPlan plan, List<StoredCandidate> rows) {

  /** Of many candidates, the latest tell how different they are. */
  private static final int LATEST = 1_000;

  static Findings of(SearchPlan plan, List<StoredCandidate> rows) {
    return new Findings(plan, rows);
  }

  /** The last stage in which anything has a score. */
  int stage() {
    return rows.stream()
        .filter(row -> row.ended().filter(end -> end.invalid() == null).isPresent())
        .mapToInt(row -> row.birth().origin().stage())
        .max()
        .orElse(0);
  }

  private Objectives objectives() {
    return plan.objectives(stage());
  }

  /** Candidates that have ended, of the last stage. */
  private List<Candidate> seen() {
    int stage = stage();
    return StoredCandidate.told(
        rows.stream().filter(row -> row.birth().origin().stage() == stage).toList(), plan);
  }

  /** The best by the judge. */
  Shortlist shortlist(int size) {
    return Shortlist.of(seen(), objectives(), size);
  }

  /** How many different functions the short list is taken from. */
  int judged() {
    return (int)
        seen().stream().filter(Candidate::isScored).map(Candidate::hash).distinct().count();
  }

  /** How the best by the first objective grew. */
  Trajectory trajectory() {
    return Trajectory.of(seen(), objectives());
  }

  /** What was proposed. */
  Tally tally(Rejections afterTheLast) {
    var births = Tally.of(rows.stream().map(StoredCandidate::birth).toList());
    return new Tally(births.candidates(), births.rejections().plus(afterTheLast));
  }

  /** How different the latest candidates are. */
  double diversity() {
    return Diversity.of(
        rows.subList(Math.max(0, rows.size() - LATEST), rows.size()).stream()
            .map(StoredCandidate::birth)
            .map(Birth::genotype)
            .toList());
  }
}

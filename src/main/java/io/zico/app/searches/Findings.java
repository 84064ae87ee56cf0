package io.zico.app.searches;

import io.zico.core.ranking.ParetoFront;
import io.zico.core.search.Birth;
import io.zico.core.search.Candidate;
import io.zico.core.search.Diversity;
import io.zico.core.search.Objectives;
import io.zico.core.search.Rejections;
import io.zico.core.search.Shortlist;
import io.zico.core.search.Tally;
import io.zico.core.search.Trajectory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.MissingNode;

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
        .filter(StoredCandidate::isScored)
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

  /** What the first objective says of each candidate that has a score, by number. */
  Map<Integer, Double> values() {
    var scored = seen().stream().filter(Candidate::isScored).toList();
    double[] judged = objectives().judge(scored);
    var values = new HashMap<Integer, Double>();
    for (int i = 0; i < judged.length; i++) {
      values.put(scored.get(i).number(), judged[i]);
    }
    return values;
  }

  /**
   * Candidates that no other dominates, of those that have a value for each measure; of one
   * function the first born.
   */
  Front front(List<Measure> wanted) {
    var hashes = new HashSet<String>();
    var points = new ArrayList<double[]>();
    var compared = new ArrayList<StoredCandidate>();
    for (var row : rows) {
      double[] point = wanted.stream().mapToDouble(measure -> value(row, measure)).toArray();
      boolean isKnown = row.isScored() && Arrays.stream(point).allMatch(Double::isFinite);
      if (isKnown && hashes.add(row.birth().hash())) {
        points.add(point);
        compared.add(row);
      }
    }
    return new Front(
        compared.size(), ParetoFront.first(points).stream().map(compared::get).toList());
  }

  /** More is better; no number where there is none. */
  static double value(StoredCandidate row, Measure measure) {
    var known = row.ended().map(End::values).map(values -> values.get(measure.name()));
    double value =
        known.orElseGet(
            () -> measure.value(row.birth(), MissingNode.getInstance()).orElse(Double.NaN));
    return measure.oriented(value);
  }

  /**
   * A front.
   *
   * @param compared how many candidates it is taken from
   */
  record Front(int compared, List<StoredCandidate> members) {}

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

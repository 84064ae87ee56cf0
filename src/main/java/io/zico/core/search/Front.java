package io.zico.core.search;

import io.zico.core.ranking.ParetoFront;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** What was seen and is beaten by nothing in all objectives at once, no function twice. */
public record Front(List<Candidate> members) {

  public Front {
    members = List.copyOf(members);
  }

  /**
   * Judges candidates of one stage among each other; takes time in proportion to the size of the
   * front.
   *
   * @param seen in the order of their numbers
   */
  public static Front of(List<Candidate> seen, Objectives objectives) {
    var hashes = new HashSet<String>();
    var distinct =
        seen.stream().filter(Candidate::isScored).filter(one -> hashes.add(one.hash())).toList();
    var points = objectives.points(distinct);
    var front = new ArrayList<Integer>();
    for (int i = 0; i < points.size(); i++) {
      double[] point = points.get(i);
      if (front.stream().noneMatch(on -> ParetoFront.dominates(points.get(on), point))) {
        front.removeIf(on -> ParetoFront.dominates(point, points.get(on)));
        front.add(i);
      }
    }
    return new Front(front.stream().<Candidate>map(distinct::get).toList());
  }
}

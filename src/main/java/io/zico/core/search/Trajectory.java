package io.zico.core.search;

import java.util.ArrayList;
import java.util.List;

/** How the best grew: each candidate that was better than all before it, in the order of births. */
public record Trajectory(List<Step> steps) {

  public Trajectory {
    steps = List.copyOf(steps);
  }

  /**
   * Judges candidates of one stage, all among each other.
   *
   * @param seen in the order of their numbers
   */
  public static Trajectory of(List<Candidate> seen, Objectives objectives) {
    var scored = seen.stream().filter(Candidate::isScored).toList();
    double[] values = objectives.judge(scored);
    var steps = new ArrayList<Step>();
    double best = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < values.length; i++) {
      if (values[i] > best) {
        best = values[i];
        steps.add(new Step(scored.get(i).number(), best));
      }
    }
    return new Trajectory(steps);
  }

  /** A candidate that was the best when it was born, and how good it is. */
  public record Step(int number, double value) {}
}

package io.zico.core.search;

import java.util.List;

/** What was proposed in a search: candidates, and what was rejected before them. */
public record Tally(int candidates, Rejections rejections) {

  public static Tally of(List<Birth> births) {
    var rejections =
        births.stream().map(Birth::rejections).reduce(Rejections.NONE, Rejections::plus);
    return new Tally(births.size(), rejections);
  }

  public long proposals() {
    return (long) candidates + rejections.total();
  }

  /** The part of the proposals that keep to the constraints; 1 before the first. */
  public double feasibleFraction() {
    return proposals() == 0 ? 1 : 1 - (double) rejections.infeasible() / proposals();
  }

  /** Evaluations that were spared because their result was known or under way. */
  public int duplicatesAvoided() {
    return rejections.duplicate() + rejections.unchanged();
  }
}

package io.zico.core.search;

/**
 * Proposals that became no candidates: ordinary events, counted.
 *
 * @param infeasible that break a constraint or cannot be built
 * @param duplicate whose function an earlier candidate has
 * @param unchanged whose function one of their own parents has
 */
public record Rejections(int infeasible, int duplicate, int unchanged) {

  public static final Rejections NONE = new Rejections(0, 0, 0);

  public int total() {
    return infeasible + duplicate + unchanged;
  }

  public Rejections plus(Rejections other) {
    return new Rejections(
        infeasible + other.infeasible, duplicate + other.duplicate, unchanged + other.unchanged);
  }

  Rejections plusInfeasible() {
    return new Rejections(infeasible + 1, duplicate, unchanged);
  }

  Rejections plusDuplicate() {
    return new Rejections(infeasible, duplicate + 1, unchanged);
  }

  Rejections plusUnchanged() {
    return new Rejections(infeasible, duplicate, unchanged + 1);
  }
}

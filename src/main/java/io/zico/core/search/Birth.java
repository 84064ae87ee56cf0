package io.zico.core.search;

import java.util.List;
import java.util.Map;

/**
 * All that must be stored of a candidate when it is born, so that the search can be taken up again.
 *
 * @param number its place in the search, from 0
 * @param genotype in the notation of the space
 * @param hash the canonical hash of the architecture
 * @param origin where it comes from
 * @param rejections what was proposed in vain before it, since the candidate before
 * @param costs what it costs, by the parameters that the constraints use; not needed to go on
 */
public record Birth(
    int number,
    String genotype,
    String hash,
    Origin origin,
    Rejections rejections,
    Map<Quantity, Double> costs) {

  public Birth {
    costs = Map.copyOf(costs);
  }

  /**
   * Where a candidate comes from.
   *
   * @param parents the numbers of the candidates from which it descends
   * @param stage which stage evaluates it, from 0
   * @param seen how many candidates, from the first on, had been told when it was proposed
   */
  public record Origin(List<Integer> parents, int stage, int seen) {
    public Origin {
      parents = List.copyOf(parents);
    }
  }

  /** One of the costs; no number where it is not known. */
  public double cost(Quantity quantity) {
    return costs.getOrDefault(quantity, Double.NaN);
  }

  /** Proposals that it took, itself included. */
  public int proposals() {
    return rejections.total() + 1;
  }
}

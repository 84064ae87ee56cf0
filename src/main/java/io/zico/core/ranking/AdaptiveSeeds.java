package io.zico.core.ranking;

import io.zico.core.proxy.ProxyInfo.Direction;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Adds seeds where they matter, round by round, until a goal is reached or what may be spent is
 * spent.
 *
 * @param goal what is to be reached
 * @param mostSeeds that one network may have
 * @param budget evaluations of one network under one seed that all rounds together may take, the
 *     first ones included
 */
public record AdaptiveSeeds(SeedGoal goal, int mostSeeds, int budget) {

  /**
   * The next round. What costs least for what it tells comes first; a demand that the budget does
   * not cover is left out.
   *
   * @param scores each network's by seed; none for a network that has no score
   * @param spent evaluations so far
   * @return by place in the list, how many seeds a network is to have; empty when there is nothing
   *     left to do
   */
  public SortedMap<Integer, Integer> next(
      List<SortedMap<Integer, Double>> scores, Direction direction, int spent) {
    var round = new TreeMap<Integer, Integer>();
    int left = budget - spent;
    for (var demand : goal.demands(scores, direction)) {
      int seeds = Math.min(demand.seeds(), mostSeeds);
      int price = 0;
      for (int network : demand.networks()) {
        int has = round.getOrDefault(network, scores.get(network).size());
        price += Math.max(0, seeds - has);
      }
      if (price > 0 && price <= left) {
        left -= price;
        demand.networks().stream()
            .filter(network -> scores.get(network).size() < seeds)
            .forEach(network -> round.merge(network, seeds, Math::max));
      }
    }
    return round;
  }
}

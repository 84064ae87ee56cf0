package io.zico.core.search;

import static java.util.Comparator.comparingInt;
import static java.util.Comparator.reverseOrder;

import io.zico.core.ranking.ParetoFront;
import io.zico.core.space.Parameter.Count;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * NSGA-II: parents win by their front and the room that they have on it; when as many children are
 * told as there are parents, the best of both become the next parents.
 *
 * <p>Differs from the paper in that no architecture is evaluated twice.
 *
 * @see <a href="https://doi.org/10.1109/4235.996017">Deb et al., IEEE Transactions on Evolutionary
 *     Computation, 2002</a>
 */
final class Nsga2 implements Algorithm {

  private static final String POPULATION = "population";
  private static final String CROSSOVER = "crossoverPercent";

  /** After so many rejected children a fresh genotype is drawn. */
  private static final int PATIENCE = 50;

  @Override
  public AlgorithmInfo info() {
    return new AlgorithmInfo(
        "nsga2",
        "NSGA-II: several objectives at once, by non-dominated fronts and crowding",
        "doi 10.1109/4235.996017",
        AlgorithmInfo.ANY_NUMBER,
        1,
        List.of(
            new Count(POPULATION, "Parents of a generation.", 50, 2, 1_000),
            new Count(CROSSOVER, "Percentage of children that have two parents.", 90, 0, 100)));
  }

  @Override
  public <G> SearchState<G> start(Setting<G> setting) {
    return new Generation<>(setting, List.of(), List.of());
  }

  /**
   * One of the parents.
   *
   * @param front 0 for the best
   * @param room how far its neighbours on the front are
   */
  private record Parent(Candidate candidate, int front, double room) {

    boolean isBetterThan(Parent rival) {
      return front < rival.front || (front == rival.front && room > rival.room);
    }
  }

  /**
   * A moment of a generation.
   *
   * @param parents the best first
   * @param children told since the parents were chosen
   */
  private record Generation<G>(Setting<G> setting, List<Parent> parents, List<Candidate> children)
      implements SearchState<G> {

    @Override
    public Proposal<G> ask(Turn turn) {
      if (parents.isEmpty() || turn.attempt() >= PATIENCE) {
        return Proposal.fresh(setting.fresh(turn));
      }
      boolean isCrossed = turn.random().nextInt(100) < setting.options().count(CROSSOVER);
      var parent = winner(turn.random());
      return isCrossed
          ? setting.crossed(parent, winner(turn.random()), turn)
          : Proposal.child(setting.mutant(parent, turn), parent);
    }

    private Candidate winner(RandomGenerator random) {
      var one = parents.get(random.nextInt(parents.size()));
      var other = parents.get(random.nextInt(parents.size()));
      return (other.isBetterThan(one) ? other : one).candidate();
    }

    @Override
    public SearchState<G> tell(Candidate candidate) {
      if (!candidate.isScored()) {
        return this;
      }
      var grown = new ArrayList<>(children);
      grown.add(candidate);
      boolean isComplete = grown.size() >= setting.options().count(POPULATION);
      return isComplete
          ? new Generation<>(setting, selected(grown), List.of())
          : new Generation<>(setting, parents, grown);
    }

    private List<Parent> selected(List<Candidate> grown) {
      var all = new ArrayList<>(parents.stream().map(Parent::candidate).toList());
      all.addAll(grown);
      return sorted(all).stream()
          .sorted(comparingInt(Parent::front).thenComparing(Parent::room, reverseOrder()))
          .limit(setting.options().count(POPULATION))
          .toList();
    }

    private List<Parent> sorted(List<Candidate> candidates) {
      var points = setting.objectives().points(candidates);
      var fronts = ParetoFront.fronts(points);
      var sorted = new ArrayList<Parent>();
      for (int front = 0; front < fronts.size(); front++) {
        var places = fronts.get(front);
        double[] room = ParetoFront.crowding(places.stream().map(points::get).toList());
        for (int i = 0; i < room.length; i++) {
          sorted.add(new Parent(candidates.get(places.get(i)), front, room[i]));
        }
      }
      return sorted;
    }
  }
}

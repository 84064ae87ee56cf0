package io.zico.core.search;

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
    return new Generation<>(setting, List.of(), new Fronts(List.of(new double[0])), List.of());
  }

  /**
   * A moment of a generation.
   *
   * @param fronts how the parents stand to each other
   * @param children told since the parents were chosen
   */
  private record Generation<G>(
      Setting<G> setting, List<Candidate> parents, Fronts fronts, List<Candidate> children)
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
      int one = random.nextInt(parents.size());
      int other = random.nextInt(parents.size());
      return parents.get(fronts.isBetter(other, one) ? other : one);
    }

    @Override
    public SearchState<G> tell(Candidate candidate) {
      if (!candidate.isScored()) {
        return this;
      }
      var grown = new ArrayList<>(children);
      grown.add(candidate);
      boolean isComplete = grown.size() >= setting.options().count(POPULATION);
      return isComplete ? selected(grown) : new Generation<>(setting, parents, fronts, grown);
    }

    private Generation<G> selected(List<Candidate> grown) {
      var all = new ArrayList<>(parents);
      all.addAll(grown);
      var best =
          sorted(all).order().stream()
              .limit(setting.options().count(POPULATION))
              .sorted()
              .<Candidate>map(all::get)
              .toList();
      return new Generation<>(setting, best, sorted(best), List.of());
    }

    private Fronts sorted(List<Candidate> candidates) {
      var objectives = setting.objectives();
      return new Fronts(
          objectives.all().stream()
              .map(objective -> objectives.judge(objective, candidates))
              .toList());
    }
  }
}

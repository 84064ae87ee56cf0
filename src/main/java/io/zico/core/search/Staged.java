package io.zico.core.search;

import io.zico.core.space.Parameter.Choice;
import io.zico.core.space.Parameter.Count;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Several stages, each with its own objectives: the first screens many by something cheap, the next
 * judges the best of them, and another one the best of those, such as by a latency that is
 * measured.
 *
 * <p>A stage begins when all results of the one before are told, whatever the window is.
 */
final class Staged implements Algorithm {

  private static final String SCREENED = "screened";
  private static final String SURVIVORS = "survivors";
  private static final String FINALISTS = "finalists";
  private static final String SCREENING = "screening";

  private static final String BY_CHANCE = "random";
  private static final String BY_EVOLUTION = "evolution";

  /** After so many rejected proposals there is nothing left to screen. */
  private static final int PATIENCE = 1_000;

  @Override
  public AlgorithmInfo info() {
    return new AlgorithmInfo(
        "staged",
        "Stages: the first objectives screen many, the next judge the survivors, the last the"
            + " finalists",
        "this service",
        1,
        3,
        List.of(
            new Choice(
                SCREENING,
                "What proposes to the first stage.",
                BY_CHANCE,
                List.of(BY_CHANCE, BY_EVOLUTION)),
            new Count(SCREENED, "Candidates of the first stage.", 1_000, 1, 10_000_000),
            new Count(SURVIVORS, "Candidates of the second stage.", 100, 1, 10_000),
            new Count(FINALISTS, "Candidates of the third stage.", 10, 1, 10_000)));
  }

  @Override
  public <G> SearchState<G> start(Setting<G> setting) {
    boolean isByChance = setting.options().text(SCREENING).equals(BY_CHANCE);
    var algorithm = isByChance ? new RandomSearch() : new Evolution();
    var inner =
        new Setting<>(
            setting.space(),
            algorithm.info().options(Map.of()),
            setting.stages(),
            setting.initial());
    var nobody = setting.stages().stream().map(Population::empty).toList();
    return new Stages<>(setting, algorithm.start(inner), nobody, 0);
  }

  /**
   * A moment of a staged search.
   *
   * @param screening the state of what proposes to the first stage
   * @param best of each stage, as many as its next one takes
   * @param told candidates of all stages
   */
  private record Stages<G>(
      Setting<G> setting, SearchState<G> screening, List<Population> best, int told)
      implements SearchState<G> {

    @Override
    public Proposal<G> ask(Turn turn) {
      if (turn.stage() > 0) {
        return judged(turn);
      }
      boolean isScreened =
          turn.number() >= setting.options().count(SCREENED) || turn.attempt() >= PATIENCE;
      return isScreened ? begun(1, turn) : screening.ask(turn);
    }

    private Proposal<G> judged(Turn turn) {
      int place = turn.number() - turn.stageStart() + turn.attempt();
      return place < best.get(turn.stage() - 1).size()
          ? proposed(turn.stage(), place)
          : begun(turn.stage() + 1, turn);
    }

    private Proposal<G> begun(int stage, Turn turn) {
      if (told < turn.number()) {
        return new Proposal.Waiting<>();
      }
      return stage < best.size() && best.get(stage - 1).size() > 0
          ? proposed(stage, 0)
          : new Proposal.Finished<>();
    }

    private Proposal<G> proposed(int stage, int place) {
      var survivor = best.get(stage - 1).ranked().get(place);
      return new Proposal.Child<>(setting.genotype(survivor), List.of(survivor.number()), stage);
    }

    @Override
    public SearchState<G> tell(Candidate candidate) {
      int stage = candidate.birth().origin().stage();
      var next = stage == 0 ? screening.tell(candidate) : screening;
      if (!candidate.isScored()) {
        return new Stages<>(setting, next, best, told + 1);
      }
      var grown = best.get(stage).with(candidate);
      var kept = grown.size() > limit(stage) ? grown.withoutWorst() : grown;
      return new Stages<>(setting, next, replaced(stage, kept), told + 1);
    }

    private List<Population> replaced(int stage, Population population) {
      var all = new ArrayList<>(best);
      all.set(stage, population);
      return List.copyOf(all);
    }

    private int limit(int stage) {
      return setting.options().count(stage == 0 ? SURVIVORS : FINALISTS);
    }
  }
}

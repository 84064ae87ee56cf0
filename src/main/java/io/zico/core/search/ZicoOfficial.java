package io.zico.core.search;

import io.zico.core.space.AuthorsMutation;
import io.zico.core.space.Parameter.Count;
import io.zico.core.space.Parameter.Flag;
import io.zico.core.space.ParameterValues;
import java.util.List;

/**
 * The loop of ZiCo's released search, each of its peculiarities an option. A constraint that
 * rejects a child costs a trial and changes nothing else, so the loop is a fold over what was
 * scored; the best is the first maximum.
 *
 * <p>The released loop knows the result of every child before it breeds the next one: that is a
 * window of 1. With a wider one parents are drawn from the population as it was so many births ago.
 *
 * @see <a href="https://github.com/SLDGroup/ZiCo">evolution_search.py, b0fec65</a>
 */
final class ZicoOfficial implements Algorithm {

  private static final String POPULATION = "population";
  private static final String TRIALS = "trials";
  private static final String FIRST = "firstMutations";
  private static final String FIRST_REPLACEMENTS = "firstReplacements";
  private static final String REPLACEMENTS = "replacements";
  private static final String LATE_TRIM = "lateTrim";
  private static final String REPEATS = "repeats";
  private static final String UNSCORED_INITIAL = "unscoredInitial";
  private static final String REJECTED_COUNT = "rejectedCount";
  private static final String BIASED_TYPES = "biasedTypes";
  private static final String SKIP_SAME_BLOCK = "skipSameBlock";
  private static final String UNBOUNDED_WIDTHS = "unboundedWidths";

  @Override
  public AlgorithmInfo info() {
    return new AlgorithmInfo(
        "zico-official",
        "The evolution of ZiCo's released code, with its peculiarities",
        "SLDGroup/ZiCo@b0fec65, evolution_search.py",
        1,
        1,
        List.of(
            new Count(POPULATION, "Members after the worst are removed.", 512, 1, 100_000),
            new Count(TRIALS, "Proposals in all.", 100_000, 1, 10_000_000),
            new Count(FIRST, "The initial one is mutated up to so many members.", 11, 0, 100_000),
            new Count(FIRST_REPLACEMENTS, "Blocks replaced in the initial one.", 1, 1, 64),
            new Count(REPLACEMENTS, "Blocks replaced in a parent.", 2, 1, 64),
            new Flag(LATE_TRIM, "The worst is removed before a child is bred, not after.", true),
            new Flag(REPEATS, "Equal children are scored and added again.", true),
            new Flag(UNSCORED_INITIAL, "The initial architecture is no candidate.", true),
            new Flag(REJECTED_COUNT, "Rejected proposals count as trials.", true),
            new Flag(BIASED_TYPES, "Types of blocks have weights 12, 12, 11, 10, … 2.", true),
            new Flag(SKIP_SAME_BLOCK, "A block drawn twice is replaced once.", true),
            new Flag(UNBOUNDED_WIDTHS, "Widths may exceed the paper's 1024 channels.", true)));
  }

  @Override
  public <G> SearchState<G> start(Setting<G> setting) {
    return new Loop<>(setting, Population.empty(setting.objectives()));
  }

  private record Loop<G>(Setting<G> setting, Population population) implements SearchState<G> {

    @Override
    public Proposal<G> ask(Turn turn) {
      long trials = option(REJECTED_COUNT) ? turn.proposal() : turn.number();
      if (trials >= options().count(TRIALS)) {
        return new Proposal.Finished<>();
      }
      if (!option(UNSCORED_INITIAL) && turn.proposal() == 0) {
        return Proposal.fresh(setting.initial());
      }
      var parents = trimmed();
      if (parents.size() < options().count(FIRST) || parents.size() == 0) {
        return Proposal.fresh(child(setting.initial(), FIRST_REPLACEMENTS, turn));
      }
      var parent = parents.uniform(turn.random());
      return Proposal.child(child(setting.genotype(parent), REPLACEMENTS, turn), parent);
    }

    private G child(G parent, String replacements, Turn turn) {
      var how =
          new AuthorsMutation(
              options().count(replacements),
              option(BIASED_TYPES),
              option(SKIP_SAME_BLOCK),
              option(UNBOUNDED_WIDTHS));
      return setting.space().mutateAsAuthors(parent, how, turn.random());
    }

    @Override
    public SearchState<G> tell(Candidate candidate) {
      if (!candidate.isScored()) {
        return this;
      }
      var grown = new Loop<>(setting, trimmed().with(candidate));
      return option(LATE_TRIM) ? grown : new Loop<>(setting, grown.trimmed());
    }

    private Population trimmed() {
      return population.size() > options().count(POPULATION)
          ? population.withoutWorst()
          : population;
    }

    @Override
    public boolean repeats() {
      return option(REPEATS);
    }

    private boolean option(String name) {
      return options().flag(name);
    }

    private ParameterValues options() {
      return setting.options();
    }
  }
}

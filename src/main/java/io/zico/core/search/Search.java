package io.zico.core.search;

import io.zico.core.random.CounterRandom;
import io.zico.core.random.Streams;
import io.zico.core.search.Admission.Feasible;
import io.zico.core.search.Proposal.Child;
import io.zico.core.search.Proposal.Waiting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One search: says which candidates are to be evaluated next, and takes their results in any order.
 *
 * <p>Results are told to the algorithm strictly in the order of the candidates' numbers, and
 * candidate n is asked for when exactly the candidates up to n - window were told, so that nothing
 * depends on which result came first. To take a search up again, {@link #adopt} every stored birth
 * in order, {@link #tell} every stored result, and go on. Whoever stores births elsewhere stores
 * what {@link #next} returns before anything of it is evaluated.
 *
 * <p>Not safe for use by several threads at once.
 */
public final class Search<G> {

  private static final int STREAK = 10_000;
  private static final int LONGEST_STREAK = 100_000;

  /** After so many proposals, whoever waits for the candidates has waited long enough. */
  private static final int MOST_AT_ONCE = 20_000;

  private final SearchSpec<G> spec;
  private final Admission<G> admission;
  private final CounterRandom random;
  private final List<String> hashes = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();
  private final Map<Integer, Birth> waiting = new HashMap<>();
  private final Map<Integer, Outcome> outcomes = new HashMap<>();
  private SearchState<G> state;
  private Rejections rejections = Rejections.NONE;
  private int told;
  private int results;
  private int bredFrom;
  private int stage;
  private int stageStart;
  private int left;
  private Optional<Trial> open = Optional.empty();
  private Optional<Ending> ending = Optional.empty();

  public Search(SearchSpec<G> spec) {
    this.spec = spec;
    this.admission = new Admission<>(spec.domain());
    this.random = new CounterRandom(spec.seed(), Streams.SEARCH);
    this.state = spec.method().algorithm().start(spec.setting());
  }

  /** Takes a birth that was stored, in the place of asking for that candidate again. */
  public void adopt(Birth birth) {
    if (birth.number() != hashes.size()) {
      throw new IllegalArgumentException(
          "candidate %d comes after %d others".formatted(birth.number(), hashes.size()));
    }
    open = Optional.empty();
    hashes.add(birth.hash());
    seen.add(key(birth.origin().stage(), birth.hash()));
    waiting.put(birth.number(), birth);
    rejections = rejections.plus(birth.rejections());
    bredFrom = birth.origin().seen();
    stageStart = birth.origin().stage() == stage ? stageStart : birth.number();
    stage = birth.origin().stage();
  }

  /** Takes the result of a candidate, in any order; a second one for the same is not looked at. */
  public void tell(int number, Outcome outcome) {
    if (number >= hashes.size()) {
      throw new IllegalArgumentException("candidate %d is not born yet".formatted(number));
    }
    if (waiting.containsKey(number) && outcomes.putIfAbsent(number, outcome) == null) {
      results++;
    }
  }

  /**
   * Bears the candidates that can be evaluated now, until the window is full or the search ends.
   * Where they are rare it bears some of them, and is to be called again after the next result.
   *
   * @param spent what was spent so far
   */
  public List<Birth> next(Spent spent) {
    return next(spent, MOST_AT_ONCE);
  }

  /**
   * Bears some of the candidates that can be evaluated now; the others, which are the same however
   * often it stops before them, when it is called again.
   *
   * @param spent what was spent so far
   * @param proposals after how many it stops, if any candidate is in flight
   */
  public List<Birth> next(Spent spent, int proposals) {
    left = proposals;
    var born = new ArrayList<Birth>();
    var birth = bear(spent);
    while (birth.isPresent()) {
      adopt(birth.get());
      born.add(birth.get());
      birth = bear(spent);
    }
    return born;
  }

  /** Why no more candidates are born; empty while some may be. */
  public Optional<Ending> ending() {
    return ending;
  }

  /** Whether no more candidates are born and all that were have a result. */
  public boolean isDone() {
    return ending.isPresent() && inFlight() == 0;
  }

  /** Candidates without a result. */
  public int inFlight() {
    return hashes.size() - results;
  }

  /**
   * What was proposed for the candidates born so far and, when it has ended, for the one after them
   * that was not born.
   */
  public Tally tally() {
    return new Tally(hashes.size(), rejections);
  }

  private Optional<Birth> bear(Spent spent) {
    ending = ending.or(() -> overspent(spent));
    int number = hashes.size();
    if (ending.isPresent() || !foldTo(Math.max(number + 1 - spec.window(), bredFrom))) {
      return Optional.empty();
    }
    var trial = open.orElseGet(() -> new Trial(number));
    trial.goOn();
    while (trial.isWaiting() && told < number && foldTo(told + 1)) {
      trial = new Trial(number);
      trial.goOn();
    }
    open = Optional.of(trial);
    ending = trial.ending();
    rejections = ending.isPresent() ? rejections.plus(trial.vain) : rejections;
    return trial.birth();
  }

  /** Nothing would call again if nothing were in flight. */
  private boolean mayStop() {
    return left <= 0 && inFlight() > 0;
  }

  private Optional<Ending> overspent(Spent spent) {
    var budgets = spec.budgets();
    if (hashes.size() >= budgets.evaluations()) {
      return Optional.of(Ending.EVALUATIONS_SPENT);
    }
    if (spent.wallClockSeconds() >= budgets.wallClockSeconds()) {
      return Optional.of(Ending.WALL_CLOCK_SPENT);
    }
    return spent.deviceSeconds() >= budgets.deviceSeconds()
        ? Optional.of(Ending.DEVICE_SECONDS_SPENT)
        : Optional.empty();
  }

  /** Tells the algorithm results in order until it knows so many; false where one is missing. */
  private boolean foldTo(int candidates) {
    while (told < candidates) {
      var outcome = outcomes.get(told);
      var birth = waiting.get(told);
      if (outcome == null || birth == null) {
        return false;
      }
      state = state.tell(new Candidate(birth, outcome));
      outcomes.remove(told);
      waiting.remove(told);
      told++;
    }
    return true;
  }

  private static String key(int stage, String hash) {
    return stage == 0 ? hash : stage + " " + hash;
  }

  /** The proposals for one candidate, up to the first that is admitted. */
  private final class Trial {

    private final int number;
    private Rejections vain = Rejections.NONE;
    private Optional<Birth> birth = Optional.empty();
    private Optional<Ending> ending = Optional.empty();
    private boolean waits;

    Trial(int number) {
      this.number = number;
    }

    /** Proposes until there is an answer, or it is enough for now. */
    void goOn() {
      while (birth.isEmpty() && ending.isEmpty() && !waits && !mayStop()) {
        attempt();
      }
      if (waits && told == number) { // nothing more will ever be told
        ending = Optional.of(Ending.FINISHED);
      }
    }

    boolean isWaiting() {
      return waits;
    }

    Optional<Birth> birth() {
      return birth;
    }

    Optional<Ending> ending() {
      return ending;
    }

    private void attempt() {
      left--;
      var proposal = proposal();
      if (proposal instanceof Child<G> child) {
        judge(child);
      } else if (proposal instanceof Waiting) {
        waits = true;
      } else {
        ending = Optional.of(Ending.FINISHED);
      }
    }

    private Proposal<G> proposal() {
      var warmStart = spec.beginning().warmStart();
      long made = (long) number + rejections.total() + vain.total();
      if (made < warmStart.size()) {
        return Proposal.fresh(warmStart.get((int) made));
      }
      var generator = random.generator(number, vain.total());
      long asked = made - warmStart.size();
      return state.ask(new Turn(number, vain.total(), asked, stage, stageStart, generator));
    }

    private void judge(Child<G> child) {
      var blueprint = spec.domain().blueprint(child.genotype());
      var feasible = admission.judge(blueprint);
      if (feasible.isEmpty()) {
        vain = vain.plusInfeasible();
      } else {
        judge(child, blueprint.text(), feasible.get());
      }
      ending = state.isFinite() ? ending : hopeless();
    }

    private void judge(Child<G> child, String text, Feasible feasible) {
      var hash = feasible.hash();
      if (state.repeats() || !seen.contains(key(child.stage(), hash))) {
        var origin = new Birth.Origin(child.parents(), child.stage(), told);
        birth = Optional.of(new Birth(number, text, hash, origin, vain, feasible.costs()));
      } else if (child.parents().stream().map(hashes::get).anyMatch(hash::equals)) {
        vain = vain.plusUnchanged();
      } else {
        vain = vain.plusDuplicate();
      }
    }

    private Optional<Ending> hopeless() {
      if (birth.isPresent()) {
        return Optional.empty();
      }
      long made = (long) number + rejections.total() + vain.total();
      long infeasible = (long) rejections.infeasible() + vain.infeasible();
      if (made >= STREAK && (made - infeasible) * STREAK < made) {
        return Optional.of(Ending.INFEASIBLE);
      }
      boolean isStuck =
          vain.total() - vain.infeasible() >= STREAK || vain.total() >= LONGEST_STREAK;
      return isStuck ? Optional.of(Ending.EXHAUSTED) : Optional.empty();
    }
  }
}

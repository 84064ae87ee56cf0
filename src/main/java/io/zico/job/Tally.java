package io.zico.job;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a job is: what decides what may happen to it, and how it ends.
 *
 * @param endings the last number that was given to an evaluation that ended
 * @param round the last in which evaluations were scheduled
 * @param closing why no more of it is begun, if so
 */
record Tally(
    JobState state,
    Counts counts,
    Costs costs,
    long endings,
    int round,
    Bundling bundling,
    @Nullable Closing closing) {

  static final int MAX_EVALUATIONS = 1_000_000;

  static Tally none(Bundling bundling) {
    return new Tally(
        JobState.QUEUED, new Counts(0, 0, 0, 0), new Costs(0, 0), 0, 0, bundling, null);
  }

  /** Whether its evaluations may be begun. */
  boolean mayBegin() {
    return mayGrow() && state != JobState.PAUSED;
  }

  /** Whether it has neither ended nor been cancelled. */
  boolean isOpen() {
    return state == JobState.QUEUED || state == JobState.RUNNING || state == JobState.PAUSED;
  }

  /** Whether its kind is told of the ends of evaluations. */
  boolean asks() {
    return isOpen() && (closing == null || !closing.broken());
  }

  /** Whether evaluations may be queued in it, to be run now or later. */
  boolean mayGrow() {
    return isOpen() && closing == null;
  }

  /** Counts an evaluation that was run to its end. */
  Tally ran(EvaluationState end, double cost) {
    return with(counts.ended(end, 1), costs.ran(cost), endings + 1);
  }

  /** Counts an evaluation that will not be run, and the state in which that leaves it. */
  Tally dropped(EvaluationState end) {
    return with(counts.ended(end, 1), costs, endings + 1);
  }

  /** Counts the same of many, for whose numbers all positions are spared. */
  Tally dropped(Map<EvaluationState, Integer> ends) {
    var counted = counts;
    for (var end : ends.entrySet()) {
      counted = counted.ended(end.getKey(), end.getValue());
    }
    return with(counted, costs, endings + counts.total());
  }

  /**
   * Counts evaluations that are new.
   *
   * @throws IllegalArgumentException if that makes them too many
   */
  Tally born(List<NewEvaluation> births) {
    var grown = this;
    for (var birth : births) {
      grown = grown.born(birth);
    }
    if (grown.counts.total() > MAX_EVALUATIONS) {
      throw new IllegalArgumentException(
          "a job has at most %,d evaluations, but would grow to %,d"
              .formatted(MAX_EVALUATIONS, grown.counts.total()));
    }
    return grown;
  }

  private Tally born(NewEvaluation birth) {
    var grown = counts.plus(1);
    return birth.isRunnable()
        ? with(grown, costs.plus(birth.cost()), endings)
        : with(grown.ended(birth.state(), 1), costs, endings + 1);
  }

  /** Takes an end back. */
  Tally reopened(EvaluationState end, double cost) {
    return with(counts.ended(end, -1), costs.plus(cost), endings);
  }

  Tally nextRound() {
    return new Tally(state, counts, costs, endings, round + 1, bundling, closing);
  }

  Tally closed(Closing how) {
    return new Tally(state, counts, costs, endings, round, bundling, how);
  }

  /** As it is when somebody has cancelled it. */
  Tally cancelled() {
    return moved(counts.isComplete() ? JobState.CANCELLED : JobState.CANCELLING);
  }

  /** Ended, if nothing is left to do. */
  Tally settled() {
    return counts.isComplete() ? moved(verdict()) : this;
  }

  Tally moved(JobState to) {
    if (!state.successors().contains(to)) {
      throw new IllegalTransitionException(state, to);
    }
    return new Tally(to, counts, costs, endings, round, bundling, closing);
  }

  /** Why it failed, if it did. */
  @Nullable String error() {
    var reason =
        closing == null ? "all %,d evaluations failed".formatted(counts.total()) : closing.reason();
    return state == JobState.FAILED ? reason : null;
  }

  private JobState verdict() {
    if (state == JobState.CANCELLING) {
      return JobState.CANCELLED;
    }
    boolean broken = closing != null && closing.broken();
    return counts.succeeded() > 0 && !broken ? JobState.SUCCEEDED : JobState.FAILED;
  }

  private Tally with(Counts counted, Costs summed, long numbered) {
    return new Tally(state, counted, summed, numbered, round, bundling, closing);
  }
}

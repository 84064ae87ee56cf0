package io.zico.app.searches;

import io.zico.core.search.Birth;
import io.zico.core.search.Ending;
import io.zico.core.search.Rejections;
import io.zico.core.search.Search;
import io.zico.core.search.Spent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One search in the memory of this process: what its rows came to as far as they were read. It is
 * used under its lock, which is held until the transaction that changes it has ended.
 */
final class Fold {

  private static final int NEVER = -1;

  private final SearchPlan plan;
  private final List<Measure> measures;
  private final Search<?> search;
  private final Map<Integer, Birth> inFlight = new HashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private Rejections rejections = Rejections.NONE;
  private int births;
  private long endings = NEVER;
  private double deviceSeconds;
  private boolean ended;
  private volatile boolean stale;

  Fold(SearchPlan plan) {
    this.plan = plan;
    this.measures = plan.measures();
    this.search = plan.search();
  }

  SearchPlan plan() {
    return plan;
  }

  List<Measure> measures() {
    return measures;
  }

  ReentrantLock lock() {
    return lock;
  }

  /** Whether it knows of a transaction that was rolled back. */
  boolean isStale() {
    return stale;
  }

  void spoil() {
    stale = true;
  }

  /**
   * Reads what it does not know yet.
   *
   * @param number that of the last end that it is to know
   */
  void catchUp(UUID id, long number, Candidates rows) {
    if (endings == number) {
      return;
    }
    rows.from(id, births, measures).forEach(row -> adopt(row.birth()));
    rows.endedAfter(id, endings, measures)
        .forEach(row -> row.ended().ifPresent(end -> tell(row, end)));
    ended = rows.end(id).isPresent();
    endings = number;
  }

  /** Whether more ended than the rows say: they were restored from an older state. */
  boolean isAhead(long number) {
    return endings > number;
  }

  private void adopt(Birth birth) {
    search.adopt(birth);
    note(birth);
  }

  private void note(Birth birth) {
    births++;
    rejections = rejections.plus(birth.rejections());
    inFlight.put(birth.number(), birth);
  }

  /** The candidate at a position, which has not ended. */
  Birth birth(int position) {
    return Optional.ofNullable(inFlight.get(position))
        .orElseThrow(
            () -> new IllegalStateException("candidate %d is not in flight".formatted(position)));
  }

  /** Takes the end of a candidate. */
  void tell(StoredCandidate row, End end) {
    search.tell(row.position(), row.outcome(end, plan));
    inFlight.remove(row.position());
    deviceSeconds += end.deviceSeconds();
    endings = end.number();
  }

  /** Bears what can be evaluated now. */
  List<Birth> next(double seconds) {
    if (ended) {
      return List.of();
    }
    var born = search.next(new Spent(seconds, deviceSeconds));
    born.forEach(this::note);
    return born;
  }

  /** Why no more are born, when this has just been found. */
  Optional<SearchEnd> newEnd() {
    var ending = ended ? Optional.<Ending>empty() : search.ending();
    ended = ended || ending.isPresent();
    return ending.map(reason -> SearchEnd.of(reason, search.tally().rejections(), rejections));
  }
}

package io.zico.app.searches;

import io.zico.job.Job;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The searches that this process has at hand. The truth is in the rows: what is missing here, or
 * behind because other processes went on, is read from them.
 */
@Component
class Folds {

  private static final int MOST = 32;

  private final Candidates candidates;
  private final Plans plans;
  private final Map<UUID, Fold> folds =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Fold> eldest) {
          return size() > MOST;
        }
      };

  Folds(Candidates candidates, Plans plans) {
    this.candidates = candidates;
    this.plans = plans;
  }

  /**
   * Takes a search for the current transaction, which holds the lock of its job.
   *
   * @return the search with every end before the job's latest
   */
  Fold take(Job job) {
    long known = job.endings() - 1;
    var fold = lock(job);
    while (fold.isStale() || fold.isAhead(known)) {
      forget(job.id(), fold);
      fold = lock(job);
    }
    fold.catchUp(job.id(), known, candidates);
    return fold;
  }

  private Fold lock(Job job) {
    var fold = fold(job);
    fold.lock().lock();
    TransactionSynchronizationManager.registerSynchronization(new Release(job.id(), fold));
    return fold;
  }

  private synchronized Fold fold(Job job) {
    return folds.computeIfAbsent(job.id(), id -> new Fold(plans.of(job)));
  }

  private synchronized void forget(UUID id, Fold fold) {
    folds.remove(id, fold);
  }

  /** Another thread waits for the end of this transaction, of which it could not know otherwise. */
  private final class Release implements TransactionSynchronization {

    private final UUID id;
    private final Fold fold;

    private Release(UUID id, Fold fold) {
      this.id = id;
      this.fold = fold;
    }

    @Override
    public void afterCompletion(int status) {
      if (status != STATUS_COMMITTED) {
        fold.spoil();
        forget(id, fold);
      }
      fold.lock().unlock();
    }
  }
}

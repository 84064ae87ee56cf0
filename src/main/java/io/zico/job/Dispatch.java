package io.zico.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Hands evaluations to the scheduler, in the transaction that stores them. */
@Component
class Dispatch {

  // looked up late: the scheduler runs what ends evaluations, and their ends bring about others
  private final ObjectProvider<Scheduler> scheduler;
  private final Chunking chunking;
  private final Clock clock;

  Dispatch(ObjectProvider<Scheduler> scheduler, Chunking chunking, Clock clock) {
    this.scheduler = scheduler;
    this.chunking = chunking;
    this.clock = clock;
  }

  /** Schedules evaluations of the job's round, in the order of their positions. */
  void schedule(UUID jobId, List<Queued> queued, Tally tally) {
    if (queued.isEmpty()) {
      return;
    }
    var chunks = chunking.split(jobId, tally.round(), tally.bundling(), queued);
    var now = clock.instant();
    var executions = new ArrayList<SchedulableInstance<?>>();
    for (int i = 0; i < chunks.size(); i++) {
      var instance =
          new TaskInstance.Builder<Void>(ChunkTask.NAME, chunks.get(i).id())
              .priority(priority(tally.counts().succeeded() + i))
              .build();
      executions.add(SchedulableInstance.of(instance, now));
    }
    scheduler.getObject().scheduleBatch(executions);
    TransactionSynchronizationManager.registerSynchronization(new Waking());
  }

  /**
   * The more of a job has been run, the longer the rest waits: a small job need not.
   *
   * @param had what the job has had, or will have had before
   */
  private static int priority(int had) {
    return Math.max(Short.MIN_VALUE, -had);
  }

  /** The scheduler is told of executions before the commit, when it cannot yet see them. */
  private class Waking implements TransactionSynchronization {

    @Override
    public void afterCommit() {
      scheduler.getObject().triggerCheckForDueExecutions();
    }
  }
}

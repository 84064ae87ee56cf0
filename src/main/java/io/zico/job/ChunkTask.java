package io.zico.job;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;

/** The scheduler's view of a chunk: an execution that is done when all its evaluations are. */
class ChunkTask {

  static final String NAME = "evaluations";

  private final ChunkRunner runner;
  private final Duration retryDelay;

  ChunkTask(ChunkRunner runner, Duration retryDelay) {
    this.runner = runner;
    this.retryDelay = retryDelay;
  }

  /** A dead execution is revived; one that could not reach the database is tried again. */
  Task<Void> task() {
    return Tasks.custom(NAME, Void.class)
        .onDeadExecutionRevive()
        .onFailure(new FailureHandler.OnFailureRetryLater<>(retryDelay))
        .execute((instance, context) -> run(Chunk.parse(instance.getId()), context));
  }

  private CompletionHandler<Void> run(Chunk chunk, ExecutionContext context) {
    return switch (runner.run(chunk, () -> mustStop(context))) {
      case NONE -> new OnCompleteRemove<>();
      case LATER -> again(retryDelay);
      case NOW -> again(Duration.ZERO);
    };
  }

  private static CompletionHandler<Void> again(Duration delay) {
    return (complete, operations) ->
        operations.reschedule(complete, complete.getTimeDone().plus(delay));
  }

  /** A process that was frozen for too long has lost its executions to others. */
  private static boolean mustStop(ExecutionContext context) {
    var heartbeat = context.getCurrentlyExecuting().getHeartbeatState();
    return context.getSchedulerState().isShuttingDown()
        || heartbeat.getFailedHeartbeats() > 0
        || heartbeat.getFractionDead() >= 1;
  }
}

package io.zico.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerStarter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Starts the scheduler last and stops it first, while all that the evaluations need is still there.
 */
@Component
class SchedulerLifecycle implements DbSchedulerStarter, SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(SchedulerLifecycle.class);

  private final Scheduler scheduler;
  private final Database database;
  private final Executions executions;
  private final Role role;

  SchedulerLifecycle(
      Scheduler scheduler, Database database, Executions executions, ProcessProperties process) {
    this.scheduler = scheduler;
    this.database = database;
    this.executions = executions;
    this.role = process.role();
  }

  @Override
  public boolean isAutoStartup() {
    return role.works();
  }

  @Override
  public void start() {
    if (database.isEmbedded()) {
      releaseLeftBehind();
    }
    scheduler.start();
  }

  @Override
  public void doStart() {
    start();
  }

  @Override
  public void stop() {
    scheduler.stop();
  }

  /** Above that of the engine's slots, so that evaluations end before what they run on. */
  @Override
  public int getPhase() {
    return DEFAULT_PHASE;
  }

  @Override
  public boolean isRunning() {
    var state = scheduler.getSchedulerState();
    return state.isStarted() && !state.isShuttingDown();
  }

  /** Spares the wait for the heartbeats of a predecessor that was killed. */
  private void releaseLeftBehind() {
    int released = executions.releaseAll();
    if (released > 0) {
      log.info("{} executions of a process that was killed are run again", released);
    }
  }
}

package io.zico.job;

import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Deletes finished jobs that are older than they are to be kept. */
@Component
class Retention {

  static final String NAME = "retention";

  private static final Logger log = LoggerFactory.getLogger(Retention.class);
  private static final Duration PERIOD = Duration.ofHours(1);

  /** Jobs that one transaction deletes; each may have thousands of evaluations. */
  private static final int BATCH = 20;

  private final Rows rows;
  private final Clock clock;
  private final Duration age;

  Retention(Rows rows, Clock clock, JobProperties properties) {
    this.rows = rows;
    this.clock = clock;
    this.age = properties.retention();
  }

  Task<Void> task() {
    return Tasks.recurring(NAME, FixedDelay.of(PERIOD))
        .execute((instance, context) -> sweep(() -> isShuttingDown(context)));
  }

  /** Deletes what is too old, and returns how many jobs that were. */
  int sweep(BooleanSupplier stopping) {
    if (age.isZero()) {
      return 0;
    }
    var before = clock.instant().minus(age);
    int deleted = 0;
    int last = BATCH;
    while (last == BATCH && !stopping.getAsBoolean()) {
      last = rows.deleteFinished(before, BATCH);
      deleted += last;
    }
    if (deleted > 0) {
      log.info("{} jobs that had ended before {} are deleted", deleted, before);
    }
    return deleted;
  }

  private static boolean isShuttingDown(ExecutionContext context) {
    return context.getSchedulerState().isShuttingDown();
  }
}

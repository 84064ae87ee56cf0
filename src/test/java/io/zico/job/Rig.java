package io.zico.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerProperties;
import com.github.kagkarlsson.scheduler.stats.StatsRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One process of the service, without Spring: what it keeps of jobs, and a worker. */
final class Rig implements AutoCloseable {

  static final Clock CLOCK = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
  private static final JobProperties PROPERTIES =
      new JobProperties(2.0, 32, 3, Duration.ofMillis(10), Duration.ofDays(90));

  final JdbcClient jdbc;
  final Jobs jobs;
  final Ledger ledger;
  final ChunkRunner runner;
  final Retention retention;
  private final AtomicReference<Scheduler> late = new AtomicReference<>();
  private final SchedulerLifecycle lifecycle;

  Rig(DataSource dataSource, Work work) {
    this(dataSource, work, Duration.ofMillis(20));
  }

  /** One that looks for executions now and then. */
  Rig(DataSource dataSource, Work work, Duration polling) {
    var template = new JdbcTemplate(dataSource);
    var transactions = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    jdbc = JdbcClient.create(template);
    var rows = new Rows(jdbc, CLOCK);
    var bell = new Bell();
    var executions = new Executions(jdbc);
    var standings = new Standings(rows, bell);
    var clearing = new Clearing(jdbc, CLOCK, executions);
    var additions = new Additions(template);
    var works = new Works(works(work));
    var configuration = new JobConfiguration(none(Concurrency.class));
    var dispatch = new Dispatch(provider(late::get), configuration.chunking(PROPERTIES), CLOCK);
    var sequels = new Sequels(works, rows, additions, dispatch, clearing);
    ledger = new Ledger(rows, standings, sequels, transactions, PROPERTIES);
    retention = new Retention(rows, CLOCK, PROPERTIES);
    runner = new ChunkRunner(rows, ledger, works, timer());
    var database = Database.of(dataSource);
    var scheduler = scheduler(configuration, dataSource, database, polling);
    late.set(scheduler);
    var intake = new Intake(template, transactions, additions, dispatch, CLOCK);
    var control = new Control(rows, standings, clearing, dispatch, transactions);
    jobs = new Jobs(jdbc, rows, intake, control, bell);
    lifecycle =
        new SchedulerLifecycle(scheduler, database, executions, new ProcessProperties(Role.ALL));
  }

  private Scheduler scheduler(
      JobConfiguration configuration, DataSource dataSource, Database database, Duration polling) {
    var settings = new DbSchedulerProperties();
    settings.setHeartbeatInterval(Duration.ofMillis(100));
    settings.setMissedHeartbeatsLimit(4);
    settings.setPollingInterval(polling);
    settings.setPriorityEnabled(true);
    settings.setPollingStrategyLowerLimitFractionOfThreads(0.99);
    settings.setPollingStrategyUpperLimitFractionOfThreads(1.0);
    settings.setShutdownMaxWait(Duration.ofMillis(50));
    return configuration.scheduler(
        settings,
        dataSource,
        database,
        List.of(configuration.chunkTask(runner, PROPERTIES)),
        CLOCK::instant,
        none(StatsRegistry.class));
  }

  /** Begins to run what is queued. */
  Rig start() {
    lifecycle.start();
    return this;
  }

  /** Goes down as on SIGTERM; returns when it is down. */
  void stop() {
    if (lifecycle.isRunning()) {
      lifecycle.stop();
    }
  }

  @Override
  public void close() {
    stop();
  }

  /** Runs the whole job on this thread, as an execution of the scheduler would. */
  ChunkRunner.Rest run(Job job) {
    return runner.run(new Chunk(job.id(), 0, job.total() - 1, 0), () -> false);
  }

  /** Runs what is scheduled on this thread until nothing is, as a worker with one slot would. */
  void drain() {
    for (var id = waiting(); id.isPresent(); id = waiting()) {
      if (runner.run(Chunk.parse(id.get()), () -> false) == ChunkRunner.Rest.NONE) {
        jdbc.sql("DELETE FROM scheduled_tasks WHERE task_instance = :id")
            .param("id", id.get())
            .update();
      }
    }
  }

  private Optional<String> waiting() {
    return jdbc.sql(
            "SELECT task_instance FROM scheduled_tasks ORDER BY priority DESC, execution_time"
                + " LIMIT 1")
        .query(String.class)
        .optional();
  }

  private static ObjectProvider<Scheduler> provider(Supplier<Scheduler> scheduler) {
    return new ObjectProvider<>() {
      @Override
      public Scheduler getObject() {
        return scheduler.get();
      }
    };
  }

  private static ObjectProvider<Work> works(Work work) {
    return new StaticListableBeanFactory(Map.of("work", work)).getBeanProvider(Work.class);
  }

  private static EvaluationTimer timer() {
    return new EvaluationTimer(none(MeterRegistry.class));
  }

  private static <T> ObjectProvider<T> none(Class<T> type) {
    return new StaticListableBeanFactory().getBeanProvider(type);
  }
}

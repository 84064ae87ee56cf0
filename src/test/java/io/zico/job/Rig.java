package io.zico.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerProperties;
import com.github.kagkarlsson.scheduler.stats.StatsRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
  private final SchedulerLifecycle lifecycle;

  Rig(DataSource dataSource, Work work) {
    var template = new JdbcTemplate(dataSource);
    var transactions = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    jdbc = JdbcClient.create(template);
    var rows = new Rows(jdbc, CLOCK);
    var bell = new Bell();
    var executions = new Executions(jdbc);
    ledger = new Ledger(rows, executions, transactions, PROPERTIES, bell);
    retention = new Retention(rows, CLOCK, PROPERTIES);
    runner = new ChunkRunner(rows, ledger, new Works(works(work)), timer());
    var database = Database.of(dataSource);
    var configuration = new JobConfiguration(none(Concurrency.class));
    var scheduler = scheduler(configuration, dataSource, database);
    var intake =
        new Intake(template, transactions, scheduler, configuration.chunking(PROPERTIES), CLOCK);
    jobs = new Jobs(jdbc, rows, intake, ledger, bell);
    lifecycle =
        new SchedulerLifecycle(scheduler, database, executions, new ProcessProperties(Role.ALL));
  }

  private Scheduler scheduler(
      JobConfiguration configuration, DataSource dataSource, Database database) {
    var settings = new DbSchedulerProperties();
    settings.setHeartbeatInterval(Duration.ofMillis(100));
    settings.setMissedHeartbeatsLimit(4);
    settings.setPollingInterval(Duration.ofMillis(20));
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
    return runner.run(new Chunk(job.id(), 0, job.total() - 1), () -> false);
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

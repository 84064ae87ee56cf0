package io.zico.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerConfigurationSupport;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerCustomizer;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerProperties;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.stats.StatsRegistry;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the scheduler out of its settings, and the slots and the database that there are. */
@Configuration
@EnableConfigurationProperties({
  DbSchedulerProperties.class,
  JobProperties.class,
  ProcessProperties.class
})
class JobConfiguration {

  private static final Concurrency DEFAULT_CONCURRENCY = new Concurrency(2);

  private final int threads;

  JobConfiguration(ObjectProvider<Concurrency> concurrency) {
    this.threads = concurrency.getIfAvailable(() -> DEFAULT_CONCURRENCY).threads();
  }

  @Bean
  Chunking chunking(JobProperties properties) {
    return new Chunking(properties.chunkCost(), properties.chunkSize(), threads);
  }

  @Bean
  Database database(DataSource dataSource) {
    return Database.of(dataSource);
  }

  @Bean
  Task<Void> chunkTask(ChunkRunner runner, JobProperties properties) {
    return new ChunkTask(runner, properties.retryDelay()).task();
  }

  @Bean
  Task<Void> retentionTask(Retention retention) {
    return retention.task();
  }

  @Bean
  com.github.kagkarlsson.scheduler.Clock schedulerClock(Clock clock) {
    return clock::instant;
  }

  // stopped by its lifecycle, before the beans that evaluations use are destroyed
  @Bean(destroyMethod = "")
  @DependsOnDatabaseInitialization
  Scheduler scheduler(
      DbSchedulerProperties settings,
      DataSource dataSource,
      Database database,
      List<Task<?>> tasks,
      com.github.kagkarlsson.scheduler.Clock clock,
      ObjectProvider<StatsRegistry> stats) {
    settings.setThreads(threads);
    settings.setPollingStrategy(database.pollingStrategy());
    return DbSchedulerConfigurationSupport.buildScheduler(
        settings,
        customizer(database),
        stats.getIfAvailable(() -> StatsRegistry.NOOP),
        clock,
        dataSource,
        tasks,
        List.of(),
        List.of());
  }

  private static DbSchedulerCustomizer customizer(Database database) {
    var name = new SchedulerName.Fixed(uniqueName());
    return new DbSchedulerCustomizer() {
      @Override
      public Optional<SchedulerName> schedulerName() {
        return Optional.of(name);
      }

      @Override
      public Optional<JdbcCustomization> jdbcCustomization() {
        return database.jdbcCustomization();
      }
    };
  }

  /** Two processes of one host must not look the same. */
  private static String uniqueName() {
    var random = UUID.randomUUID().toString().substring(0, 8);
    return random + "@" + new SchedulerName.Hostname().getName();
  }
}

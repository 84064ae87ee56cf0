package io.zico.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ring as Spring Boot wires it, with the service's own settings and an H2 file. */
class JobConfigurationTest {

  @TempDir Path data;

  @Test
  void aProcessRunsJobsByDefault() throws Exception {
    try (var context = start()) {
      var jobs = context.getBean(Jobs.class);
      var job = jobs.submit(job());

      assertThat(jobs.await(job.id(), Duration.ofMinutes(1)).orElseThrow().state())
          .isEqualTo(JobState.SUCCEEDED);
      var meters = context.getBean(MeterRegistry.class);
      assertThat(
              meters
                  .get("zico.evaluation")
                  .tags("kind", FakeWork.KIND, "outcome", "succeeded")
                  .timer()
                  .count())
          .isEqualTo(1);
      assertThat(meters.get("zico.queue.depth").gauge().value()).isZero();
    }
  }

  @Test
  void aProcessThatTakesRequestsOnlyRunsNothing() throws Exception {
    Job job;
    try (var context = start("--zico.role=api")) {
      job = context.getBean(Jobs.class).submit(job());

      assertThat(context.getBean(Scheduler.class).getSchedulerState().isStarted()).isFalse();
      assertThat(context.getBean(Jobs.class).queueDepth().evaluations()).isEqualTo(1);
    }
    try (var context = start("--zico.role=worker")) {
      var ended = context.getBean(Jobs.class).await(job.id(), Duration.ofMinutes(1));
      assertThat(ended.orElseThrow().state()).isEqualTo(JobState.SUCCEEDED);
    }
  }

  @Test
  void oldJobsAreDeletedNowAndThen() throws Exception {
    try (var context = start("--zico.jobs.retention=PT0.000001S")) {
      var jobs = context.getBean(Jobs.class);
      jobs.await(jobs.submit(job()).id(), Duration.ofMinutes(1));
      var rows = context.getBean(JdbcClient.class);

      assertThat(
              rows.sql("SELECT COUNT(*) FROM scheduled_tasks WHERE task_name = 'retention'")
                  .query(Integer.class)
                  .single())
          .isEqualTo(1);
      context.getBean(Retention.class).sweep(() -> false);
      assertThat(jobs.list(new JobQuery(null, null, null, 10))).isEmpty();
    }
  }

  @Test
  void jobsAreKeptForEverOnRequest() throws Exception {
    try (var context = start("--zico.jobs.retention=0")) {
      var jobs = context.getBean(Jobs.class);
      jobs.await(jobs.submit(job()).id(), Duration.ofMinutes(1));

      assertThat(context.getBean(Retention.class).sweep(() -> false)).isZero();
    }
  }

  private ConfigurableApplicationContext start(String... arguments) {
    return new SpringApplicationBuilder(Ring.class)
        .web(WebApplicationType.NONE)
        .properties("zico.data=" + data)
        .run(arguments);
  }

  private static NewJob job() {
    var evaluation = new NewEvaluation("{}", 1, null);
    return new NewJob(FakeWork.KIND, "{}", List.of(evaluation), null, null);
  }

  @Configuration
  @EnableAutoConfiguration
  @ComponentScan
  static class Ring {

    @Bean
    Clock clock() {
      return Rig.CLOCK;
    }

    @Bean
    Work work() {
      return new FakeWork();
    }
  }
}

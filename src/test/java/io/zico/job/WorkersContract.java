package io.zico.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What workers promise on every database, with the scheduler at work. */
abstract class WorkersContract {

  private static final Duration LONG = Duration.ofMinutes(1);

  private final FakeWork work = new FakeWork();

  abstract HikariDataSource dataSource();

  @BeforeEach
  void clear() {
    Databases.clear(dataSource());
  }

  @Test
  void everyEvaluationRunsExactlyOnce() throws Exception {
    try (var rig = new Rig(dataSource(), work).start()) {
      var job = rig.jobs.submit(job(200));

      var ended = rig.jobs.await(job.id(), LONG).orElseThrow();

      assertThat(ended.succeeded()).isEqualTo(200);
      assertThat(work.evaluated)
          .extracting(Evaluation::position)
          .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 200).boxed().toList());
    }
    assertThat(executions()).isEmpty();
  }

  @Test
  void aSmallJobNeedNotWaitForALargeOne() throws Exception {
    try (var rig = new Rig(dataSource(), work)) {
      var large = rig.jobs.submit(job(200));
      var small = rig.jobs.submit(job(1));
      rig.start();
      rig.jobs.await(large.id(), LONG);

      var order = work.evaluated.stream().map(Evaluation::jobId).toList();
      assertThat(order.indexOf(small.id())).isLessThan(100);
    }
  }

  @Test
  void aFailedAttemptIsFollowedByAnother() throws Exception {
    work.does(
        evaluation -> {
          if (evaluation.attempt() == 1) {
            throw new IllegalStateException("the first time");
          }
          return Outcome.success("{}");
        });
    try (var rig = new Rig(dataSource(), work).start()) {
      var job = rig.jobs.submit(job(5));

      assertThat(rig.jobs.await(job.id(), LONG).orElseThrow().succeeded()).isEqualTo(5);
    }
  }

  @Test
  void aKilledWorkersEvaluationsAreTakenOver() throws Exception {
    var killed = new Rig(dataSource(), work);
    var job = killed.jobs.submit(job(8));
    killed.ledger.claim(new Chunk(job.id(), 0, 0, 0), 0);
    killed
        .jdbc
        .sql("UPDATE scheduled_tasks SET picked = TRUE, picked_by = 'dead', last_heartbeat = :then")
        .param("then", OffsetDateTime.now(ZoneOffset.UTC).minusHours(1))
        .update();

    try (var rig = new Rig(dataSource(), work).start()) {
      assertThat(rig.jobs.await(job.id(), LONG).orElseThrow().succeeded()).isEqualTo(8);
      assertThat(rig.jobs.evaluation(job.id(), 0).orElseThrow().attempt()).isEqualTo(2);
    }
  }

  @Test
  void aWorkerThatGoesDownLosesNothing() throws Exception {
    var busy = new CountDownLatch(1);
    work.does(
        evaluation -> {
          busy.countDown();
          new CountDownLatch(1).await(); // until it is interrupted
          return Outcome.success("{}");
        });
    var down = new Rig(dataSource(), work).start();
    var job = down.jobs.submit(job(8));
    busy.await();
    down.stop();
    var jobs = new Rig(dataSource(), work).jobs;
    await()
        .untilAsserted(
            () ->
                assertThat(jobs.evaluations(job.id(), 0, 8).list())
                    .extracting(Evaluation::state)
                    .containsOnly(EvaluationState.QUEUED));

    work.does(evaluation -> Outcome.success("{}"));
    try (var rig = new Rig(dataSource(), work).start()) {
      assertThat(rig.jobs.await(job.id(), LONG).orElseThrow().succeeded()).isEqualTo(8);
    }
  }

  @Test
  void aFrozenWorkerThatWakesStoresNothing() throws Exception {
    var frozen = new FakeWork();
    var asleep = new CountDownLatch(1);
    var wake = new CountDownLatch(1);
    frozen.does(
        evaluation -> {
          asleep.countDown();
          wake.await();
          return Outcome.success("\"late\"");
        });
    work.does(evaluation -> Outcome.success("\"in time\""));
    var first = new Rig(dataSource(), frozen).start();
    var second = new Rig(dataSource(), work);
    var job = first.jobs.submit(job(1));
    asleep.await();

    takeOver(second);
    second.run(job);
    wake.countDown();
    first.stop();

    assertThat(first.jobs.evaluation(job.id(), 0).orElseThrow().result()).isEqualTo("\"in time\"");
    assertThat(first.jobs.find(job.id()).orElseThrow().succeeded()).isEqualTo(1);
  }

  @Test
  void whatIsBredOnTwoProcessesRunsExactlyOnce() throws Exception {
    work.breeds(WorkersContract::twoUpTo200);
    try (var one = new Rig(dataSource(), work).start();
        var other = new Rig(dataSource(), work).start()) {
      var job = one.jobs.submit(singly(4));

      var ended = other.jobs.await(job.id(), LONG).orElseThrow();

      assertThat(ended.state()).isEqualTo(JobState.SUCCEEDED);
      assertThat(ended.succeeded()).isEqualTo(200);
      assertThat(work.evaluated)
          .extracting(Evaluation::position)
          .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 200).boxed().toList());
    }
    assertThat(executions()).isEmpty();
  }

  @Test
  void whatIsBredWaitsForNoPoll() throws Exception {
    work.breeds(WorkersContract::twoUpTo200);
    try (var rig = new Rig(dataSource(), work, Duration.ofHours(1)).start()) {
      var job = rig.jobs.submit(singly(1));

      assertThat(rig.jobs.await(job.id(), LONG).orElseThrow().succeeded()).isEqualTo(200);
    }
  }

  @Test
  void whatAKilledWorkerWasAtBreedsOnce() throws Exception {
    work.breeds(WorkersContract::twoUpTo200);
    var killed = new Rig(dataSource(), work);
    var job = killed.jobs.submit(singly(1));
    var stale = killed.ledger.claim(new Chunk(job.id(), 0, 0, 0), 0).orElseThrow();
    killed
        .jdbc
        .sql("UPDATE scheduled_tasks SET picked = TRUE, picked_by = 'dead', last_heartbeat = :then")
        .param("then", OffsetDateTime.now(ZoneOffset.UTC).minusHours(1))
        .update();

    try (var rig = new Rig(dataSource(), work).start()) {
      assertThat(rig.jobs.await(job.id(), LONG).orElseThrow().succeeded()).isEqualTo(200);
    }
    assertThat(killed.ledger.record(stale, Outcome.success("{}"))).isFalse();
    assertThat(killed.jobs.find(job.id()).orElseThrow().total()).isEqualTo(200);
  }

  @Test
  void aPauseAndItsEndLoseAndRepeatNothing() throws Exception {
    work.breeds(WorkersContract::twoUpTo200);
    try (var one = new Rig(dataSource(), work).start();
        var other = new Rig(dataSource(), work).start()) {
      work.does(
          evaluation -> {
            if (evaluation.position() % 20 == 0) {
              one.jobs.pause(evaluation.jobId());
              other.jobs.resume(evaluation.jobId());
            }
            return Outcome.success("{}");
          });
      var job = one.jobs.submit(singly(4));

      assertThat(other.jobs.await(job.id(), LONG).orElseThrow().succeeded()).isEqualTo(200);
      assertThat(work.evaluated).extracting(Evaluation::attempt).containsOnly(1);
    }
  }

  private static Sequel twoUpTo200(Job job, Evaluation ended) {
    return Sequel.births(JobsFixture.births(Math.min(2, 200 - job.total())));
  }

  private static NewJob singly(int evaluations) {
    return JobsFixture.singly(evaluations);
  }

  /** Does what the scheduler does with an execution that it believes dead, and picks it. */
  private static void takeOver(Rig rig) {
    rig.jdbc
        .sql(
            "UPDATE scheduled_tasks SET picked_by = 'other', last_heartbeat = :future,"
                + " version = version + 1")
        .param("future", OffsetDateTime.now(ZoneOffset.UTC).plusHours(1))
        .update();
  }

  private List<String> executions() {
    return new Rig(dataSource(), work)
        .jdbc
        .sql("SELECT task_instance FROM scheduled_tasks")
        .query(String.class)
        .list();
  }

  private static NewJob job(int evaluations) {
    var list =
        IntStream.range(0, evaluations)
            .mapToObj(position -> new NewEvaluation("{\"n\": %d}".formatted(position), 0.25, null))
            .toList();
    return new NewJob(FakeWork.KIND, "{}", list, null, null);
  }
}

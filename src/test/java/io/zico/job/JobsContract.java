package io.zico.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.zico.job.ChunkRunner.Rest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What jobs promise on every database. The scheduler does not run here: tests are its hands. */
abstract class JobsContract {

  private final FakeWork work = new FakeWork();
  private Rig rig;
  private Jobs jobs;

  abstract HikariDataSource dataSource();

  @BeforeEach
  void clear() {
    Databases.clear(dataSource());
    rig = new Rig(dataSource(), work);
    jobs = rig.jobs;
  }

  @Test
  void aJobComesBackAsItWent() {
    var good = new NewEvaluation("{\"cell\": 1}", 1.5, null);
    var bad = new NewEvaluation("{\"cell\": 2}", 9, "{\"reason\": \"no such operator\"}");

    var job =
        jobs.submit(new NewJob(FakeWork.KIND, "{\"seed\": 7}", List.of(good, bad), null, null));

    assertThat(jobs.find(job.id())).contains(job);
    assertThat(job)
        .isEqualTo(
            new Job(
                job.id(),
                FakeWork.KIND,
                JobState.QUEUED,
                "{\"seed\": 7}",
                2,
                0,
                1,
                0,
                1.5,
                0,
                1,
                null,
                job.createdAt(),
                null,
                null,
                job.createdAt()));
    assertThat(jobs.evaluations(job.id(), 0, 10))
        .containsExactly(
            new Evaluation(
                job.id(), 0, EvaluationState.QUEUED, 0, "{\"cell\": 1}", 1.5, null, null, null),
            new Evaluation(
                job.id(),
                1,
                EvaluationState.FAILED,
                0,
                "{\"cell\": 2}",
                9,
                "{\"reason\": \"no such operator\"}",
                null,
                job.createdAt()));
  }

  @Test
  void aJobWithoutAnythingToRunIsRefused() {
    var bad = new NewEvaluation("{}", 1, "{\"reason\": \"bad\"}");

    assertThatThrownBy(() -> new NewJob(FakeWork.KIND, "{}", List.of(bad), null, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("none of the 1 given can");
  }

  @Test
  void theSameKeyGivesBackTheSameJob() {
    var first = jobs.submit(keyed("key", "print"));

    assertThat(jobs.submit(keyed("key", "print"))).isEqualTo(first);
    assertThat(jobs.list(all(10))).hasSize(1);
  }

  @Test
  void aKeyOfAnotherRequestIsRefused() {
    var first = jobs.submit(keyed("key", "print"));

    assertThatThrownBy(() -> jobs.submit(keyed("key", "other print")))
        .isInstanceOf(IdempotencyConflictException.class)
        .hasMessageContaining("'key'")
        .hasMessageContaining(first.id().toString());
  }

  @Test
  void theSameKeyManyTimesAtOnceMakesOneJob() throws Exception {
    var ids = atOnce(8, () -> jobs.submit(keyed("key", "print")).id()).stream().distinct().toList();

    assertThat(jobs.list(all(10))).extracting(Job::id).isEqualTo(ids);
  }

  @Test
  void takesInTwentyThousandEvaluations() {
    var job = jobs.submit(job(NewJob.MAX_EVALUATIONS));

    var positions = new ArrayList<Integer>();
    jobs.forEachEvaluation(job.id(), evaluation -> positions.add(evaluation.position()));
    assertThat(positions).isEqualTo(IntStream.range(0, 20_000).boxed().toList());
    assertThat(jobs.queueDepth().evaluations()).isEqualTo(20_000);
  }

  @Test
  void everyRunnableEvaluationIsScheduledOnce() {
    var job = jobs.submit(job(100));

    assertThat(executions())
        .flatMap(chunk -> IntStream.rangeClosed(chunk.first(), chunk.last()).boxed().toList())
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, job.total()).boxed().toList());
  }

  @Test
  void jobsAreListedInPagesNewestFirst() {
    var submitted = new ArrayList<Job>();
    for (int i = 0; i < 5; i++) {
      submitted.add(jobs.submit(job(1)));
    }
    Collections.reverse(submitted);

    var first = jobs.list(all(3));
    var second = jobs.list(new JobQuery(null, null, first.get(2).id(), 3));

    assertThat(Stream.concat(first.stream(), second.stream())).containsExactlyElementsOf(submitted);
  }

  @Test
  void jobsAreFoundByKindAndState() {
    var queued = jobs.submit(job(1));
    var cancelled = jobs.cancel(jobs.submit(job(1)).id());

    assertThat(jobs.list(new JobQuery(FakeWork.KIND, JobState.QUEUED, null, 10)))
        .containsExactly(queued);
    assertThat(jobs.list(new JobQuery(null, JobState.CANCELLED, null, 10)))
        .containsExactly(cancelled);
    assertThat(jobs.list(new JobQuery("other", null, null, 10))).isEmpty();
  }

  @Test
  void evaluationsAreReadByPositionAndState() {
    var job = jobs.submit(job(5));
    claim(job, 2);
    claim(job, 4);

    assertThat(positions(jobs.evaluations(job.id(), 3, 10))).containsExactly(3, 4);
    assertThat(positions(jobs.evaluations(job.id(), EvaluationState.RUNNING, 0, 10)))
        .containsExactly(2, 4);
    assertThat(positions(jobs.evaluations(job.id(), EvaluationState.QUEUED, 1, 1)))
        .containsExactly(1);
    assertThat(jobs.evaluation(job.id(), 5)).isEmpty();
  }

  @Test
  void theQueueTellsItsDepthAndAge() {
    assertThat(jobs.queueDepth()).isEqualTo(new QueueDepth(0, Duration.ZERO));

    var job = jobs.submit(job(3));
    claim(job, 0);

    assertThat(jobs.queueDepth().evaluations()).isEqualTo(2);
    assertThat(jobs.queueDepth().age()).isPositive();
  }

  @Test
  void aJobRunsToItsEnd() {
    var job = jobs.submit(job(3));

    assertThat(rig.run(job)).isEqualTo(Rest.NONE);

    var ended = find(job);
    assertThat(ended.state()).isEqualTo(JobState.SUCCEEDED);
    assertThat(ended.succeeded()).isEqualTo(3);
    assertThat(ended.costDone()).isEqualTo(job.costTotal());
    assertThat(ended.startedAt()).isAfterOrEqualTo(job.createdAt());
    assertThat(ended.finishedAt()).isAfterOrEqualTo(ended.startedAt());
    assertThat(jobs.evaluations(job.id(), 0, 3))
        .allSatisfy(
            evaluation -> {
              assertThat(evaluation.state()).isEqualTo(EvaluationState.SUCCEEDED);
              assertThat(evaluation.result()).isEqualTo(evaluation.payload());
              assertThat(evaluation.attempt()).isEqualTo(1);
            });
  }

  @Test
  void onlyTheOwningAttemptStoresItsResult() {
    var job = jobs.submit(job(2));
    var stale = claim(job, 0);
    var owner = claim(job, 0);

    assertThat(rig.ledger.record(stale, Outcome.success("\"stale\""))).isFalse();
    assertThat(rig.ledger.record(owner, Outcome.success("\"owner\""))).isTrue();
    assertThat(rig.ledger.record(owner, Outcome.success("\"again\""))).isFalse();

    assertThat(evaluation(job, 0).result()).isEqualTo("\"owner\"");
    assertThat(find(job).succeeded()).isEqualTo(1);
  }

  @Test
  void countsAddUpWhenManyRecordAtOnce() throws Exception {
    var job = jobs.submit(job(64));
    var next = IntStream.range(0, 64).iterator();

    atOnce(
        64,
        () -> {
          int position;
          synchronized (next) {
            position = next.next();
          }
          var claimed = claim(job, position);
          var outcome = position % 4 == 0 ? Outcome.failure("{}") : Outcome.success("{}");
          return rig.ledger.record(claimed, outcome);
        });

    var ended = find(job);
    assertThat(ended.state()).isEqualTo(JobState.SUCCEEDED);
    assertThat(ended.succeeded()).isEqualTo(48);
    assertThat(ended.failed()).isEqualTo(16);
    assertThat(ended.costDone()).isEqualTo(64 * 0.25);
    // one change for the submission, one for the first claim, one for each result
    assertThat(ended.version()).isEqualTo(66);
  }

  @Test
  void anEvaluationThatFailedAtTheDoorIsNeverRun() {
    var bad = new NewEvaluation("{}", 1, "{\"reason\": \"bad\"}");
    var good = new NewEvaluation("{}", 1, null);
    var job = jobs.submit(new NewJob(FakeWork.KIND, "{}", List.of(bad, good, bad), null, null));

    rig.run(job);

    assertThat(work.evaluated).extracting(Evaluation::position).containsExactly(1);
    assertThat(find(job).state()).isEqualTo(JobState.SUCCEEDED);
    assertThat(find(job).failed()).isEqualTo(2);
  }

  @Test
  void aJobFailsWhenAllItsEvaluationsDo() {
    var job = jobs.submit(job(2));
    work.does(evaluation -> Outcome.failure("{\"reason\": \"not a number\"}"));

    rig.run(job);

    assertThat(find(job).state()).isEqualTo(JobState.FAILED);
    assertThat(find(job).error()).isEqualTo("all 2 evaluations failed");
  }

  @Test
  void cancellingAQueuedJobEndsIt() {
    var job = jobs.submit(job(3));

    var cancelled = jobs.cancel(job.id());

    assertThat(cancelled.state()).isEqualTo(JobState.CANCELLED);
    assertThat(cancelled.cancelled()).isEqualTo(3);
    assertThat(cancelled.finishedAt()).isNotNull();
    assertThat(executions()).isEmpty();
    assertThat(rig.run(job)).isEqualTo(Rest.NONE);
    assertThat(work.evaluated).isEmpty();
  }

  @Test
  void cancellingKeepsTheExecutionThatEndsTheJob() {
    var job = jobs.submit(job(3));
    claim(job, 1);

    jobs.cancel(job.id());

    assertThat(executions()).containsExactly(new Chunk(job.id(), 1, 1));
  }

  @Test
  void cancellingLetsEndWhatIsRunning() {
    var job = jobs.submit(job(3));
    var running = claim(job, 0);

    assertThat(jobs.cancel(job.id()).state()).isEqualTo(JobState.CANCELLING);
    rig.ledger.record(running, Outcome.success("{}"));

    var ended = find(job);
    assertThat(ended.state()).isEqualTo(JobState.CANCELLED);
    assertThat(ended.succeeded()).isEqualTo(1);
    assertThat(ended.cancelled()).isEqualTo(2);
  }

  @Test
  void aCancelledJobEndsAlthoughItsWorkerDied() {
    var job = jobs.submit(job(2));
    claim(job, 0);
    jobs.cancel(job.id());

    rig.run(job);

    assertThat(find(job).state()).isEqualTo(JobState.CANCELLED);
    assertThat(find(job).cancelled()).isEqualTo(2);
    assertThat(work.evaluated).isEmpty();
  }

  @Test
  void cancellingTwiceChangesNothing() {
    var job = jobs.submit(job(2));
    claim(job, 0);

    var cancelling = jobs.cancel(job.id());
    assertThat(jobs.cancel(job.id())).isEqualTo(cancelling);

    rig.run(job);
    var cancelled = find(job);
    assertThat(jobs.cancel(job.id())).isEqualTo(cancelled);
  }

  @Test
  void aFinishedJobCannotBeCancelled() {
    var job = jobs.submit(job(1));
    rig.run(job);

    assertThatThrownBy(() -> jobs.cancel(job.id()))
        .isInstanceOf(IllegalTransitionException.class)
        .hasMessage("a job that is SUCCEEDED cannot become CANCELLED");
  }

  @Test
  void anUnknownJobCannotBeCancelled() {
    assertThatThrownBy(() -> jobs.cancel(UUID.randomUUID())).isInstanceOf(NoSuchJobException.class);
  }

  @Test
  void anExceptionIsTriedAgainAndThenGivenUp() {
    var job = jobs.submit(job(2));
    work.does(
        evaluation -> {
          if (evaluation.position() == 0) {
            throw new IllegalStateException("out of \"luck\"");
          }
          return Outcome.success("{}");
        });

    assertThat(Stream.generate(() -> rig.run(job)).limit(3))
        .containsExactly(Rest.LATER, Rest.LATER, Rest.NONE);

    assertThat(evaluation(job, 0).state()).isEqualTo(EvaluationState.FAILED);
    assertThat(evaluation(job, 0).result())
        .isEqualTo(
            "{\"reason\":\"given up after 3 attempts: java.lang.IllegalStateException:"
                + " out of \\\"luck\\\"\",\"attempts\":3}");
    assertThat(find(job).state()).isEqualTo(JobState.SUCCEEDED);
  }

  @Test
  void aRetryRepeatsNothingThatHasEnded() {
    var job = jobs.submit(job(3));
    work.does(
        evaluation -> {
          if (evaluation.position() == 1 && evaluation.attempt() == 1) {
            throw new IllegalStateException();
          }
          return Outcome.success("{}");
        });

    rig.run(job);
    rig.run(job);

    assertThat(work.evaluated).extracting(Evaluation::position).containsExactly(0, 1, 2, 1);
    assertThat(find(job).state()).isEqualTo(JobState.SUCCEEDED);
  }

  @Test
  void whatADeadWorkerLeftRunningIsRunAgain() {
    var job = jobs.submit(job(2));
    claim(job, 0);

    rig.run(job);

    assertThat(evaluation(job, 0).attempt()).isEqualTo(2);
    assertThat(find(job).succeeded()).isEqualTo(2);
  }

  @Test
  void anEvaluationThatKillsItsWorkerIsGivenUp() {
    var job = jobs.submit(job(1));
    claim(job, 0);
    claim(job, 0);
    claim(job, 0);

    rig.run(job);

    assertThat(work.evaluated).isEmpty();
    assertThat(evaluation(job, 0).state()).isEqualTo(EvaluationState.FAILED);
    assertThat(evaluation(job, 0).result())
        .isEqualTo(
            "{\"reason\":\"given up after 3 attempts: the worker died each time\",\"attempts\":3}");
    assertThat(find(job).state()).isEqualTo(JobState.FAILED);
  }

  @Test
  void anInterruptedEvaluationGoesBackUncounted() {
    var job = jobs.submit(job(2));
    work.does(
        evaluation -> {
          throw new InterruptedException();
        });

    for (int i = 0; i < 5; i++) {
      assertThat(rig.run(job)).isEqualTo(Rest.NOW);
    }

    assertThat(evaluation(job, 0).state()).isEqualTo(EvaluationState.QUEUED);
    assertThat(evaluation(job, 1).attempt()).isZero();
    work.does(evaluation -> Outcome.success("{}"));
    assertThat(rig.run(job)).isEqualTo(Rest.NONE);
    assertThat(find(job).succeeded()).isEqualTo(2);
  }

  @Test
  void aResultIsStoredAlthoughTheThreadIsInterrupted() {
    var job = jobs.submit(job(2));
    work.does(
        evaluation -> {
          Thread.currentThread().interrupt();
          return Outcome.success("{}");
        });

    assertThat(rig.run(job)).isEqualTo(Rest.NOW);

    assertThat(Thread.interrupted()).isFalse();
    assertThat(evaluation(job, 0).state()).isEqualTo(EvaluationState.SUCCEEDED);
    assertThat(evaluation(job, 1).state()).isEqualTo(EvaluationState.QUEUED);
  }

  @Test
  void aWorkerThatMustStopClaimsNothing() {
    var job = jobs.submit(job(2));

    assertThat(rig.runner.run(new Chunk(job.id(), 0, 1), () -> true)).isEqualTo(Rest.NOW);

    assertThat(work.evaluated).isEmpty();
    assertThat(find(job)).isEqualTo(job);
  }

  @Test
  void waitingEndsWithTheJob() throws Exception {
    var job = jobs.submit(job(1));
    var pool = Executors.newSingleThreadExecutor();
    try {
      var waiting = pool.submit(() -> jobs.await(job.id(), Duration.ofMinutes(1)));
      rig.run(job);

      assertThat(waiting.get()).contains(find(job));
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void waitingEndsWhenTheTimeIsUp() throws Exception {
    var job = jobs.submit(job(1));

    assertThat(jobs.await(job.id(), Duration.ofMillis(1))).contains(job);
    assertThat(jobs.await(UUID.randomUUID(), Duration.ofMinutes(1))).isEmpty();
  }

  private static NewJob job(int evaluations) {
    return keyed(evaluations, null, null);
  }

  private static NewJob keyed(String key, String fingerprint) {
    return keyed(1, key, fingerprint);
  }

  private static NewJob keyed(int evaluations, @Nullable String key, @Nullable String fingerprint) {
    var list =
        IntStream.range(0, evaluations)
            .mapToObj(position -> new NewEvaluation("{\"n\": %d}".formatted(position), 0.25, null))
            .toList();
    return new NewJob(FakeWork.KIND, "{}", list, key, fingerprint);
  }

  private static JobQuery all(int limit) {
    return new JobQuery(null, null, null, limit);
  }

  private Job find(Job job) {
    return jobs.find(job.id()).orElseThrow();
  }

  private Evaluation evaluation(Job job, int position) {
    return jobs.evaluation(job.id(), position).orElseThrow();
  }

  private Evaluation claim(Job job, int position) {
    return rig.ledger.claim(job.id(), position).orElseThrow();
  }

  private List<Chunk> executions() {
    return rig
        .jdbc
        .sql("SELECT task_instance FROM scheduled_tasks")
        .query(String.class)
        .list()
        .stream()
        .map(Chunk::parse)
        .toList();
  }

  private static List<Integer> positions(List<Evaluation> evaluations) {
    return evaluations.stream().map(Evaluation::position).toList();
  }

  private static <T> List<T> atOnce(int times, Callable<T> deed) throws Exception {
    var pool = Executors.newFixedThreadPool(8);
    try {
      var results = new ArrayList<T>();
      for (Future<T> done : pool.invokeAll(Collections.nCopies(times, deed))) {
        results.add(done.get());
      }
      return results;
    } finally {
      pool.shutdownNow();
    }
  }
}

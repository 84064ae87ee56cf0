package io.zico.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zico.job.ChunkRunner.Rest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What jobs promise on every database, besides what {@link PauseContract} says. */
abstract class JobsContract extends PauseContract {

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
                1,
                null,
                null,
                job.createdAt(),
                null,
                null,
                0,
                null,
                null,
                job.createdAt()));
    assertThat(jobs.evaluations(job.id(), 0, 10).list())
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
  void aKeyTellsWhatItMadeBefore() {
    assertThat(jobs.submitted(FakeWork.KIND, "key", "print")).isEmpty();
    var job = jobs.submit(job(1).named("key", "print"));

    assertThat(jobs.submitted(FakeWork.KIND, "key", "print")).contains(job.id());
    assertThat(jobs.submitted("other", "key", "print")).isEmpty();
    assertThatThrownBy(() -> jobs.submitted(FakeWork.KIND, "key", "other print"))
        .isInstanceOf(IdempotencyConflictException.class);
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
  void aConditionThatFailsLeavesNoJob() {
    assertThatThrownBy(
            () ->
                jobs.submit(
                    job(3),
                    () -> {
                      throw new IllegalStateException("the images are gone");
                    }))
        .hasMessage("the images are gone");

    assertThat(jobs.list(all(10))).isEmpty();
    assertThat(executions()).isEmpty();
  }

  @Test
  void takesInTwentyThousandEvaluations() {
    var job = jobs.submit(job(NewJob.MAX_EVALUATIONS));

    var positions = new ArrayList<Integer>();
    jobs.forEachEvaluation(job.id(), null, evaluation -> positions.add(evaluation.position()));
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
    var second = jobs.list(after(first.get(2), 3));

    assertThat(Stream.concat(first.stream(), second.stream())).containsExactlyElementsOf(submitted);
  }

  @Test
  void pagesGoOnAfterAJobThatIsGone() {
    var oldest = jobs.submit(job(1));
    var older = jobs.submit(job(1));
    var last = jobs.submit(job(1));
    jobs.delete(jobs.cancel(last.id()).id());

    assertThat(jobs.list(after(last, 10))).containsExactly(older, oldest);
  }

  private static JobQuery after(Job job, int limit) {
    var place = JobPlace.parse(JobPlace.of(job).text());
    return new JobQuery(null, null, place, limit);
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

    assertThat(positions(jobs.evaluations(job.id(), 3, 10).list())).containsExactly(3, 4);
    assertThat(positions(jobs.evaluations(job.id(), EvaluationState.RUNNING, 0, 10).list()))
        .containsExactly(2, 4);
    assertThat(positions(jobs.evaluations(job.id(), EvaluationState.QUEUED, 1, 1).list()))
        .containsExactly(1);
    assertThat(jobs.evaluation(job.id(), 5)).isEmpty();
  }

  @Test
  void evaluationsAreReadAsFarAsAsked() {
    var job = jobs.submit(job(5));

    assertThat(jobs.evaluations(job.id(), 1, 2).next()).isEqualTo(3);
    assertThat(jobs.evaluations(job.id(), 3, 2).next()).isNull();
    assertThat(jobs.evaluations(job.id(), 5, 2)).isEqualTo(new Evaluations(List.of(), null));
  }

  @Test
  void largeResultsAreReadAFewAtATime() {
    var job = jobs.submit(job(5));
    var large = "\"" + "x".repeat(3_000_000) + "\"";
    work.does(evaluation -> Outcome.success(large));
    rig.run(job);

    var first = jobs.evaluations(job.id(), EvaluationState.SUCCEEDED, 0, 5);
    var last = jobs.evaluations(job.id(), 4, 5);
    var all = new ArrayList<Integer>();
    jobs.forEachEvaluation(job.id(), null, evaluation -> all.add(evaluation.position()));

    assertThat(positions(first.list())).containsExactly(0, 1);
    assertThat(first.next()).isEqualTo(2);
    assertThat(last.next()).isNull();
    assertThat(all).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void aResultThatIsTooLargeIsReadAlone() {
    var job = jobs.submit(job(2));
    work.does(evaluation -> Outcome.success("\"" + "x".repeat(9_000_000) + "\""));
    rig.run(job);

    assertThat(positions(jobs.evaluations(job.id(), 0, 2).list())).containsExactly(0);
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
  void cancellingAQueuedJobEndsIt() {
    var job = jobs.submit(job(3));

    var cancelled = jobs.cancel(job.id());

    assertThat(cancelled.state()).isEqualTo(JobState.CANCELLED);
    assertThat(cancelled.cancelled()).isEqualTo(3);
    assertThat(cancelled.finishedAt()).isNotNull();
    assertThat(cancelled.cancelRequestedAt()).isEqualTo(cancelled.finishedAt());
    assertThat(executions()).isEmpty();
    assertThat(rig.run(job)).isEqualTo(Rest.NONE);
    assertThat(work.evaluated).isEmpty();
  }

  @Test
  void cancellingKeepsTheExecutionThatEndsTheJob() {
    var job = jobs.submit(job(3));
    claim(job, 1);

    jobs.cancel(job.id());

    assertThat(executions()).containsExactly(new Chunk(job.id(), 1, 1, 0));
  }

  @Test
  void cancellingLetsEndWhatIsRunning() {
    var job = jobs.submit(job(3));
    var running = claim(job, 0);

    var cancelling = jobs.cancel(job.id());
    assertThat(cancelling.state()).isEqualTo(JobState.CANCELLING);
    assertThat(cancelling.cancelRequestedAt()).isEqualTo(cancelling.updatedAt());
    rig.ledger.record(running, Outcome.success("{}"));

    var ended = find(job);
    assertThat(ended.state()).isEqualTo(JobState.CANCELLED);
    assertThat(ended.cancelRequestedAt()).isEqualTo(cancelling.cancelRequestedAt());
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
}

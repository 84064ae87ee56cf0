package io.zico.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.zico.job.ChunkRunner.Rest;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionSystemException;

/**
 * What attempts at evaluations promise on every database. The scheduler does not run here: tests
 * are its hands.
 */
abstract class AttemptsContract extends JobsFixture {

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
    assertThat(jobs.evaluations(job.id(), 0, 3).list())
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
            "{\"type\":\"given-up\",\"detail\":\"given up after 3 attempts:"
                + " java.lang.IllegalStateException: out of \\\"luck\\\"\",\"attempts\":3}");
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
    // twice in company, three times alone
    for (int death = 0; death < 5; death++) {
      claim(job, 0);
    }

    rig.run(job);

    assertThat(work.evaluated).isEmpty();
    assertThat(evaluation(job, 0).state()).isEqualTo(EvaluationState.FAILED);
    assertThat(evaluation(job, 0).result())
        .isEqualTo(
            "{\"type\":\"given-up\",\"detail\":\"given up after 5 attempts: the worker died each"
                + " time, at last with nothing else running\",\"attempts\":5}");
    assertThat(find(job).state()).isEqualTo(JobState.FAILED);
  }

  @Test
  void aDatabaseThatGoesDownIsNobodysDeath() {
    var database = new FailingDataSource(dataSource());
    var outer = new Rig(database, work);
    var job = jobs.submit(job(2));
    work.does(
        evaluation -> {
          database.goDown();
          return Outcome.success("{}");
        });

    // as many outages as the deaths after which an evaluation is given up
    for (int outage = 0; outage < 5; outage++) {
      assertThatThrownBy(() -> outer.run(job)).isInstanceOf(TransactionException.class);
      assertThatThrownBy(() -> outer.run(job)).isInstanceOf(DataAccessException.class);
      database.comeBack();
    }
    work.does(evaluation -> Outcome.success("{}"));

    assertThat(outer.run(job)).isEqualTo(Rest.NONE);
    assertThat(find(job).succeeded()).isEqualTo(2);
    assertThat(evaluation(job, 0).attempt()).isEqualTo(6);
    assertThat(marks(job)).isZero();
  }

  @Test
  void whatIsSettledLateDisturbsNobody() {
    var database = new FailingDataSource(dataSource());
    var outer = new Rig(database, work);
    var job = jobs.submit(job(1));
    work.does(
        evaluation -> {
          database.goDown();
          return Outcome.success("{}");
        });
    assertThatThrownBy(() -> outer.run(job)).isInstanceOf(TransactionException.class);
    database.comeBack();
    var taken = claim(job, 0);

    outer.runner.run(new Chunk(job.id(), 1, 1, 0), () -> false);

    assertThat(evaluation(job, 0)).isEqualTo(taken);
    rig.ledger.record(taken, Outcome.success("{}"));
    jobs.delete(job.id());
    assertThat(outer.run(job)).isEqualTo(Rest.NONE);
  }

  @Test
  void aSlowDatabaseIsNobodysStrike() {
    var job = jobs.submit(singly(2));
    // more often than the attempts after which an evaluation is given up
    var faults =
        new ArrayDeque<RuntimeException>(
            List.of(
                new CannotAcquireLockException("locked"),
                new QueryTimeoutException("slow"),
                new RecoverableDataAccessException("once more"),
                new DataAccessResourceFailureException("gone"),
                new CannotCreateTransactionException("no connection"),
                new TransactionSystemException("not committed")));
    work.breeds(
        (now, ended) -> {
          if (!faults.isEmpty()) {
            throw faults.remove();
          }
          return Sequel.NONE;
        });

    assertThat(Stream.generate(() -> rig.runner.run(chunk(job, 0), () -> false)).limit(7))
        .containsExactly(
            Rest.LATER, Rest.LATER, Rest.LATER, Rest.LATER, Rest.LATER, Rest.LATER, Rest.NONE);

    assertThat(evaluation(job, 0).state()).isEqualTo(EvaluationState.SUCCEEDED);
    assertThat(evaluation(job, 0).attempt()).isEqualTo(7);
    assertThat(marks(job)).isZero();
  }

  @Test
  void aResultThatNoDatabaseTakesIsGivenUp() {
    var job = jobs.submit(job(1));
    work.breeds(
        (now, ended) -> {
          throw new DataIntegrityViolationException("too long");
        });

    assertThat(Stream.generate(() -> rig.run(job)).limit(3))
        .containsExactly(Rest.LATER, Rest.LATER, Rest.NONE);

    assertThat(find(job).state()).isEqualTo(JobState.FAILED);
  }

  @Test
  void anOutageDuringTheRecordingIsNobodysStrike() {
    var database = new FailingDataSource(dataSource());
    var outer = new Rig(database, work);
    var job = jobs.submit(job(1));
    work.does(
        evaluation -> {
          database.goDownFor(1);
          return Outcome.success("{}");
        });

    for (int outage = 0; outage < 4; outage++) {
      assertThat(outer.run(job)).isEqualTo(Rest.LATER);
    }
    work.does(evaluation -> Outcome.success("{}"));

    assertThat(outer.run(job)).isEqualTo(Rest.NONE);
    assertThat(find(job).state()).isEqualTo(JobState.SUCCEEDED);
    assertThat(marks(job)).isZero();
  }

  private int marks(Job job) {
    return rig.jdbc
        .sql("SELECT SUM(strikes + deaths) FROM evaluation WHERE job_id = :job")
        .param("job", job.id())
        .query(Integer.class)
        .single();
  }

  @Test
  void neighboursOfAKillerAreRunAfterAll() {
    var job = jobs.submit(job(2));
    // both run side by side, and the first takes the second along
    for (int death = 0; death < 2; death++) {
      claim(job, 0);
      claim(job, 1);
    }
    // from then on the first runs alone
    for (int death = 0; death < 3; death++) {
      claim(job, 0);
    }

    rig.run(job);

    assertThat(work.evaluated).extracting(Evaluation::position).containsExactly(1);
    assertThat(evaluation(job, 0).state()).isEqualTo(EvaluationState.FAILED);
    assertThat(evaluation(job, 1).state()).isEqualTo(EvaluationState.SUCCEEDED);
  }

  @Test
  void whoseWorkerDiedTwiceRunsAlone() throws Exception {
    var job = jobs.submit(job(2));
    for (int death = 0; death < 2; death++) {
      claim(job, 0);
    }
    rig.ledger.release(claim(job, 0));
    var busy = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    work.does(
        evaluation -> {
          busy.countDown();
          release.await();
          return Outcome.success("{}");
        });
    var neighbour = thread(() -> rig.runner.run(new Chunk(job.id(), 1, 1, 0), () -> false));
    busy.await();

    var suspect = thread(() -> rig.runner.run(new Chunk(job.id(), 0, 0, 0), () -> false));
    await().until(() -> suspect.getState() == Thread.State.WAITING);

    assertThat(work.evaluated).extracting(Evaluation::position).containsExactly(1);
    assertThat(evaluation(job, 0).state()).isEqualTo(EvaluationState.QUEUED);
    release.countDown();
    neighbour.join();
    suspect.join();
    assertThat(find(job).succeeded()).isEqualTo(2);
  }

  private static Thread thread(Runnable deed) {
    var thread = new Thread(deed);
    thread.start();
    return thread;
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

    assertThat(rig.runner.run(new Chunk(job.id(), 0, 1, 0), () -> true)).isEqualTo(Rest.NOW);

    assertThat(work.evaluated).isEmpty();
    assertThat(find(job)).isEqualTo(job);
  }
}

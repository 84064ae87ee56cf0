package io.zico.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zico.job.ChunkRunner.Rest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What jobs whose evaluations bring about others promise on every database. */
abstract class GrowthContract extends DeletionContract {

  @Test
  void whatIsBredIsRunToTheLast() {
    var job = jobs.submit(singly(2));
    work.breeds((now, ended) -> now.total() < 10 ? Sequel.births(births(1)) : Sequel.NONE);

    rig.drain();

    var ended = find(job);
    assertThat(ended.state()).isEqualTo(JobState.SUCCEEDED);
    assertThat(ended.total()).isEqualTo(10);
    assertThat(ended.succeeded()).isEqualTo(10);
    assertThat(ended.costTotal()).isEqualTo(10 * 0.25);
    assertThat(ended.costDone()).isEqualTo(ended.costTotal());
    assertThat(work.evaluated)
        .extracting(Evaluation::position)
        .containsExactlyElementsOf(IntStream.range(0, 10).boxed().toList());
    assertThat(executions()).isEmpty();
  }

  @Test
  void theKindIsToldHowTheJobStandsWithTheEnd() {
    var job = jobs.submit(singly(2));
    var told = new ArrayList<Evaluation>();
    var counts = new ArrayList<Integer>();
    work.does(
        evaluation ->
            evaluation.position() == 0 ? Outcome.success("\"a\"") : Outcome.failure("\"b\""));
    work.breeds(
        (now, ended) -> {
          told.add(ended);
          counts.add(now.done());
          return Sequel.NONE;
        });

    rig.drain();

    assertThat(told).isEqualTo(jobs.evaluations(job.id(), 0, 2).list());
    assertThat(told).extracting(Evaluation::result).containsExactly("\"a\"", "\"b\"");
    assertThat(counts).containsExactly(1, 2);
  }

  @Test
  void aBirthMayHaveEndedAlready() {
    var job = jobs.submit(singly(1));
    work.breeds(
        (now, ended) ->
            Sequel.births(
                List.of(
                    new NewEvaluation("{}", 9, "\"infeasible\""),
                    NewEvaluation.succeeded("{}", 9, "\"known\""))));

    rig.drain();

    assertThat(work.evaluated).hasSize(1);
    assertThat(evaluation(job, 1).state()).isEqualTo(EvaluationState.FAILED);
    assertThat(evaluation(job, 2).state()).isEqualTo(EvaluationState.SUCCEEDED);
    assertThat(evaluation(job, 2).result()).isEqualTo("\"known\"");
    assertThat(evaluation(job, 2).finishedAt()).isNotNull();
    assertThat(find(job).state()).isEqualTo(JobState.SUCCEEDED);
    assertThat(find(job).costTotal()).isEqualTo(0.25);
  }

  @Test
  void whatFollowsIsStoredWithTheEndOrNotAtAll() {
    var job = jobs.submit(singly(1));
    var claimed = claim(job, 0);
    work.breeds(
        (now, ended) -> {
          rig.jdbc
              .sql("UPDATE job SET spec = 'written' WHERE id = :id")
              .param("id", now.id())
              .update();
          return new Sequel(births(2), List.of(new Reopening(7, "{}", 1)), null);
        });
    var before = find(job);

    assertThatThrownBy(() -> rig.ledger.record(claimed, Outcome.success("{}")))
        .isInstanceOf(SequelFailedException.class)
        .hasMessageContaining("there is no evaluation 7");

    assertThat(find(job)).isEqualTo(before);
    assertThat(evaluation(job, 0)).isEqualTo(claimed);
    assertThat(executions()).hasSize(1);
    work.breeds((now, ended) -> Sequel.births(births(2)));
    assertThat(rig.ledger.record(claimed, Outcome.success("{}"))).isTrue();
    assertThat(find(job).total()).isEqualTo(3);
  }

  @Test
  void onlyTheOwningAttemptBreeds() {
    var job = jobs.submit(singly(1));
    var stale = claim(job, 0);
    var owner = claim(job, 0);
    work.breeds((now, ended) -> Sequel.births(births(1)));

    assertThat(rig.ledger.record(stale, Outcome.success("{}"))).isFalse();
    assertThat(find(job).total()).isEqualTo(1);
    assertThat(rig.ledger.record(owner, Outcome.success("{}"))).isTrue();
    assertThat(rig.ledger.record(owner, Outcome.success("{}"))).isFalse();
    assertThat(find(job).total()).isEqualTo(2);
  }

  @Test
  void whatIsGivenUpBreedsToo() {
    var job = jobs.submit(singly(2));
    work.does(
        evaluation -> {
          if (evaluation.position() == 0) {
            throw new IllegalStateException();
          }
          return Outcome.success("{}");
        });
    for (int death = 0; death < 5; death++) {
      claim(job, 1);
    }
    var told = new ArrayList<EvaluationState>();
    work.breeds(
        (now, ended) -> {
          told.add(ended.state());
          return now.total() == 2 ? Sequel.births(births(1)) : Sequel.NONE;
        });

    rig.drain();

    assertThat(told)
        .containsExactlyInAnyOrder(
            EvaluationState.FAILED, EvaluationState.FAILED, EvaluationState.SUCCEEDED);
    assertThat(find(job).state()).isEqualTo(JobState.SUCCEEDED);
  }

  @Test
  void aCancelledJobBreedsNothing() {
    var job = jobs.submit(singly(2));
    var running = claim(job, 0);
    work.breeds(
        (now, ended) -> {
          throw new IllegalStateException("nobody may ask");
        });
    jobs.cancel(job.id());

    rig.ledger.record(running, Outcome.success("{}"));

    assertThat(find(job).state()).isEqualTo(JobState.CANCELLED);
    assertThat(find(job).total()).isEqualTo(2);
  }

  @Test
  void whatWasBredIsCancelledWithItsJob() {
    var job = jobs.submit(singly(1));
    work.breeds((now, ended) -> Sequel.births(births(3)));
    rig.ledger.record(claim(job, 0), Outcome.success("{}"));
    claim(job, 2);

    jobs.cancel(job.id());

    assertThat(find(job).cancelled()).isEqualTo(2);
    assertThat(executions()).extracting(Chunk::first).contains(2).doesNotContain(1, 3);
    rig.drain();
    assertThat(find(job).state()).isEqualTo(JobState.CANCELLED);
    assertThat(find(job).cancelled()).isEqualTo(3);
  }

  @Test
  void anEvaluationIsRunAgainWithAnotherPayload() {
    var job = jobs.submit(singly(2));
    var readable = new ArrayList<String>();
    work.does(
        evaluation -> {
          readable.add(String.valueOf(evaluation.result()));
          return Outcome.success(evaluation.payload());
        });
    work.breeds(
        (now, ended) ->
            ended.position() == 1 && ended.attempt() == 1
                ? Sequel.again(List.of(new Reopening(0, "\"more\"", 3), new Reopening(1, "1", 1)))
                : Sequel.NONE);

    rig.drain();

    assertThat(work.evaluated).extracting(Evaluation::position).containsExactly(0, 1, 0, 1);
    assertThat(readable).containsExactly("null", "null", "{\"n\": 0}", "{\"n\": 1}");
    assertThat(evaluation(job, 0).result()).isEqualTo("\"more\"");
    assertThat(evaluation(job, 0).attempt()).isEqualTo(2);
    var ended = find(job);
    assertThat(ended.state()).isEqualTo(JobState.SUCCEEDED);
    assertThat(ended.succeeded()).isEqualTo(2);
    assertThat(ended.costTotal()).isEqualTo(4.5);
    assertThat(ended.costDone()).isEqualTo(4.5);
  }

  @Test
  void aChunkLeavesAloneWhatWasReopened() {
    var job = jobs.submit(job(2));
    work.breeds(
        (now, ended) ->
            ended.attempt() == 1 && ended.position() == 0
                ? Sequel.again(List.of(new Reopening(0, "{}", 1)))
                : Sequel.NONE);

    rig.run(job);
    assertThat(rig.run(job)).isEqualTo(Rest.NONE);

    assertThat(work.evaluated).extracting(Evaluation::position).containsExactly(0, 1);
    assertThat(evaluation(job, 0).state()).isEqualTo(EvaluationState.QUEUED);
    assertThat(executions()).contains(new Chunk(job.id(), 0, 0, 1));
    rig.drain();
    assertThat(find(job).state()).isEqualTo(JobState.SUCCEEDED);
  }

  @Test
  void whatIsReopenedStartsWithoutMarks() {
    var job = jobs.submit(singly(1));
    work.does(
        evaluation -> {
          if (evaluation.attempt() <= 2 || evaluation.attempt() == 4) {
            throw new IllegalStateException();
          }
          return Outcome.success("{}");
        });
    work.breeds(
        (now, ended) ->
            ended.attempt() == 3 ? Sequel.again(List.of(new Reopening(0, "{}", 1))) : Sequel.NONE);

    rig.drain();

    assertThat(evaluation(job, 0).attempt()).isEqualTo(5);
    assertThat(find(job).state()).isEqualTo(JobState.SUCCEEDED);
  }

  @Test
  void whatWasReopenedEndsAsBeforeIfItIsCancelled() {
    var job = jobs.submit(singly(3));
    work.does(
        evaluation ->
            evaluation.position() == 0 ? Outcome.failure("\"bad\"") : Outcome.success("\"good\""));
    work.breeds(
        (now, ended) ->
            now.done() == 3
                ? Sequel.again(
                    IntStream.range(0, 3).mapToObj(n -> new Reopening(n, "{}", 1)).toList())
                : Sequel.NONE);
    while (find(job).done() < 3 && find(job).endings() < 3) {
      int position = find(job).done();
      rig.runner.run(chunk(job, position), () -> false);
    }
    var running = claim(job, 2);

    jobs.cancel(job.id());
    assertThat(find(job).succeeded()).isEqualTo(1);
    assertThat(find(job).failed()).isEqualTo(1);
    rig.ledger.release(running);

    var ended = find(job);
    assertThat(ended.state()).isEqualTo(JobState.CANCELLED);
    assertThat(ended.succeeded()).isEqualTo(2);
    assertThat(ended.cancelled()).isZero();
    assertThat(evaluation(job, 0).result()).isEqualTo("\"bad\"");
    assertThat(evaluation(job, 2).result()).isEqualTo("\"good\"");
    assertThat(evaluation(job, 2).state()).isEqualTo(EvaluationState.SUCCEEDED);
  }

  @Test
  void aClosedJobSucceedsWithoutWhatWasQueued() {
    var job = jobs.submit(singly(5));
    var running = claim(job, 3);
    work.breeds((now, ended) -> Sequel.closing("the budget is spent"));

    rig.ledger.record(claim(job, 0), Outcome.success("{}"));

    var closing = find(job);
    assertThat(closing.state()).isEqualTo(JobState.RUNNING);
    assertThat(closing.note()).isEqualTo("the budget is spent");
    assertThat(closing.cancelled()).isEqualTo(3);
    assertThat(executions()).containsExactly(new Chunk(job.id(), 3, 3, 0));
    work.breeds((now, ended) -> Sequel.births(births(1)));
    rig.ledger.record(running, Outcome.success("{}"));
    var ended = find(job);
    assertThat(ended.state()).isEqualTo(JobState.SUCCEEDED);
    assertThat(ended.succeeded()).isEqualTo(2);
    assertThat(ended.total()).isEqualTo(5);
    assertThat(ended.note()).isEqualTo("the budget is spent");
    assertThat(ended.error()).isNull();
  }

  @Test
  void aJobThatIsClosedWithoutSuccessFails() {
    var job = jobs.submit(singly(5));
    work.does(evaluation -> Outcome.failure("{}"));
    work.breeds((now, ended) -> Sequel.closing("nothing is feasible"));

    rig.drain();

    assertThat(work.evaluated).hasSize(1);
    assertThat(find(job).state()).isEqualTo(JobState.FAILED);
    assertThat(find(job).error()).isEqualTo("nothing is feasible");
  }

  @Test
  void aClosedJobIsStillCancelled() {
    var job = jobs.submit(singly(3));
    var running = claim(job, 1);
    work.breeds((now, ended) -> Sequel.closing("enough"));
    rig.ledger.record(claim(job, 0), Outcome.success("{}"));

    jobs.cancel(job.id());
    rig.ledger.record(running, Outcome.success("{}"));

    assertThat(find(job).state()).isEqualTo(JobState.CANCELLED);
  }

  @Test
  void aJobThatCannotGoOnFailsWithTheCause() {
    var job = jobs.submit(singly(3));
    rig.ledger.record(claim(job, 0), Outcome.success("{}"));
    work.breeds(
        (now, ended) -> {
          throw new IllegalStateException("poison");
        });

    rig.drain();

    var failed = find(job);
    assertThat(failed.state()).isEqualTo(JobState.FAILED);
    assertThat(failed.error())
        .isEqualTo("what follows evaluation 1: java.lang.IllegalStateException: poison");
    assertThat(failed.succeeded()).isEqualTo(1);
    assertThat(failed.failed()).isEqualTo(1);
    assertThat(failed.cancelled()).isEqualTo(1);
    assertThat(work.evaluated).extracting(Evaluation::attempt).containsExactly(1, 2, 3);
    assertThat(evaluation(job, 1).result()).contains("given up after 3 attempts", "poison");
    assertThat(executions()).isEmpty();
  }

  @Test
  void poisonAfterDeathsEndsTheJobToo() {
    var job = jobs.submit(singly(2));
    for (int death = 0; death < 5; death++) {
      claim(job, 0);
    }
    var running = claim(job, 1);
    work.breeds(
        (now, ended) -> {
          throw new StackOverflowError();
        });

    rig.runner.run(new Chunk(job.id(), 0, 0, 0), () -> false);

    assertThat(find(job).state()).isEqualTo(JobState.RUNNING);
    assertThat(find(job).note()).contains("StackOverflowError");
    // nobody is asked any more
    rig.ledger.record(running, Outcome.success("{}"));
    assertThat(find(job).state()).isEqualTo(JobState.FAILED);
    assertThat(find(job).succeeded()).isEqualTo(1);
  }

  @Test
  void anEndCostsAsMuchAfterAHundredThousandBirths() {
    var database = new RecordingDataSource(dataSource());
    var outer = new Rig(database, work);
    var job = jobs.submit(singly(1));
    var one = births(1);
    var many = new ArrayList<>(one);
    many.addAll(Collections.nCopies(100_000, NewEvaluation.succeeded("{}", 1, "{}")));
    work.breeds((now, ended) -> Sequel.births(ended.position() == 2 ? many : one));
    step(rig, job, 0);
    var small = database.during(() -> step(outer, job, 1));
    step(rig, job, 2);

    var large = database.during(() -> step(outer, job, 3));

    assertThat(find(job).total()).isEqualTo(100_005);
    assertThat(large).isEqualTo(small);
    assertThat(small)
        .filteredOn(sql -> sql.contains("evaluation") && !sql.contains("INSERT"))
        .hasSizeGreaterThan(5)
        .allSatisfy(
            sql ->
                assertThat(Databases.plan(dataSource(), sql))
                    .doesNotContain("Seq Scan on evaluation", "EVALUATION.tableScan"));
  }

  private void step(Rig at, Job job, int position) {
    var claimed = at.ledger.claim(chunk(job, position), position).orElseThrow();
    at.ledger.record(claimed, Outcome.success("{}"));
  }

  @Test
  void endsAreToldInTheirOrderFromAnyOneOn() {
    var bad = new NewEvaluation("{}", 1, "{}");
    var job =
        jobs.submit(
            new NewJob(
                FakeWork.KIND, "{}", List.of(bad, births(1).get(0), births(1).get(0)), null, null));
    rig.ledger.record(claim(job, 2), Outcome.success("{}"));
    rig.ledger.record(claim(job, 1), Outcome.failure("{}"));

    var endings = new Rig(dataSource(), work).jobs.endings(job.id(), 0, 9, 9);

    assertThat(endings)
        .containsExactly(
            new Ending(1, 0, EvaluationState.FAILED),
            new Ending(2, 2, EvaluationState.SUCCEEDED),
            new Ending(3, 1, EvaluationState.FAILED));
    assertThat(find(job).endings()).isEqualTo(3);
    assertThat(jobs.endings(job.id(), 1, 9, 1)).isEqualTo(endings.subList(1, 2));
    assertThat(jobs.endings(job.id(), 1, 2, 9)).isEqualTo(endings.subList(1, 2));
    assertThat(jobs.endings(job.id(), 3, 9, 9)).isEmpty();
  }

  @Test
  void whatEndsAgainIsToldAgain() {
    var job = jobs.submit(singly(2));
    work.breeds(
        (now, ended) ->
            ended.position() == 1 ? Sequel.again(List.of(new Reopening(0, "{}", 1))) : Sequel.NONE);
    rig.ledger.record(claim(job, 0), Outcome.success("{}"));
    rig.ledger.record(claim(job, 1), Outcome.success("{}"));
    assertThat(jobs.endings(job.id(), 0, 9, 9)).extracting(Ending::position).containsExactly(1);

    rig.ledger.record(claim(job, 0), Outcome.failure("{}"));

    assertThat(jobs.endings(job.id(), 0, 9, 9))
        .containsExactly(
            new Ending(2, 1, EvaluationState.SUCCEEDED), new Ending(3, 0, EvaluationState.FAILED));
  }

  @Test
  void cancelledEvaluationsAreToldToo() {
    var job = jobs.submit(singly(3));
    rig.ledger.record(claim(job, 1), Outcome.success("{}"));

    jobs.cancel(job.id());

    var endings = jobs.endings(job.id(), 0, find(job).endings(), 9);
    assertThat(endings).extracting(Ending::position).containsExactly(1, 0, 2);
    assertThat(endings).extracting(Ending::number).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void aJobDoesNotGrowBeyondTheLimit() {
    var tally = Tally.none(Bundling.SINGLY);
    var million = Collections.nCopies(1_000_000, new NewEvaluation("{}", 1, null));

    assertThat(tally.born(million).counts().total()).isEqualTo(1_000_000);
    assertThatThrownBy(() -> tally.born(million).born(births(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a job has at most 1,000,000 evaluations, but would grow to 1,000,001");
  }

  @Test
  void laterBirthsHaveTheLeastPriorityThatThereIs() {
    var job = jobs.submit(singly(1));
    var known = NewEvaluation.succeeded("{}", 1, "{}");
    work.breeds(
        (now, ended) -> {
          var births = new ArrayList<>(Collections.nCopies(40_000, known));
          births.addAll(births(1));
          return Sequel.births(births);
        });

    rig.ledger.record(claim(job, 0), Outcome.success("{}"));

    assertThat(
            rig.jdbc
                .sql("SELECT priority FROM scheduled_tasks ORDER BY priority")
                .query(Integer.class)
                .list())
        .containsExactly(-32_768, 0);
  }
}

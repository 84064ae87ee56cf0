package io.zico.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zico.job.ChunkRunner.Rest;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What paused jobs promise on every database. */
abstract class PauseContract extends ClosingContract {

  @Test
  void aPausedJobBeginsNothing() {
    var job = jobs.submit(job(3));

    var paused = jobs.pause(job.id());

    assertThat(paused.state()).isEqualTo(JobState.PAUSED);
    assertThat(paused.pausedAt()).isEqualTo(paused.updatedAt());
    assertThat(executions()).isEmpty();
    assertThat(rig.run(job)).isEqualTo(Rest.NONE);
    assertThat(work.evaluated).isEmpty();
    assertThat(jobs.queueDepth().evaluations()).isZero();
    assertThat(jobs.pause(job.id())).isEqualTo(paused);
  }

  @Test
  void aResumedJobGoesOn() {
    var job = jobs.submit(job(3));
    jobs.pause(job.id());

    var resumed = jobs.resume(job.id());

    assertThat(resumed.state()).isEqualTo(JobState.QUEUED);
    assertThat(jobs.resume(job.id())).isEqualTo(resumed);
    rig.drain();
    assertThat(find(job).state()).isEqualTo(JobState.SUCCEEDED);
    assertThat(work.evaluated).hasSize(3);
  }

  @Test
  void whatRunsDuringAPauseIsRecordedAndBreeds() {
    var job = jobs.submit(singly(2));
    var running = claim(job, 0);
    work.breeds((now, ended) -> now.total() < 4 ? Sequel.births(births(2)) : Sequel.NONE);
    jobs.pause(job.id());

    rig.ledger.record(running, Outcome.success("{}"));

    var paused = find(job);
    assertThat(paused.state()).isEqualTo(JobState.PAUSED);
    assertThat(paused.succeeded()).isEqualTo(1);
    assertThat(paused.total()).isEqualTo(4);
    // that which runs the evaluation
    assertThat(executions()).containsExactly(new Chunk(job.id(), 0, 0, 0));
    rig.drain();
    assertThat(find(job)).isEqualTo(paused);
    assertThat(jobs.resume(job.id()).state()).isEqualTo(JobState.RUNNING);
    rig.drain();
    assertThat(find(job).succeeded()).isEqualTo(4);
    assertThat(work.evaluated).extracting(Evaluation::position).containsExactly(1, 2, 3);
  }

  @Test
  void theLastThatRunsEndsAPausedJob() {
    var job = jobs.submit(job(1));
    var running = claim(job, 0);
    jobs.pause(job.id());

    rig.ledger.record(running, Outcome.success("{}"));

    assertThat(find(job).state()).isEqualTo(JobState.SUCCEEDED);
  }

  @Test
  void anExecutionOfBeforeThePauseRunsNothingTwice() {
    var job = jobs.submit(job(3));
    work.does(
        evaluation -> {
          if (evaluation.position() == 0 && evaluation.attempt() == 1) {
            jobs.pause(job.id());
            jobs.resume(job.id());
          }
          return Outcome.success("{}");
        });

    // it runs the first only: the others have an execution of their own now
    assertThat(rig.run(job)).isEqualTo(Rest.NONE);
    assertThat(work.evaluated).extracting(Evaluation::position).containsExactly(0);
    rig.drain();

    assertThat(work.evaluated).extracting(Evaluation::position).containsExactly(0, 1, 2);
    assertThat(find(job).state()).isEqualTo(JobState.SUCCEEDED);
  }

  @Test
  void whatFailsDuringAPauseIsTriedAfterIt() {
    var job = jobs.submit(job(1));
    work.does(
        evaluation -> {
          if (evaluation.attempt() == 1) {
            jobs.pause(job.id());
            throw new IllegalStateException();
          }
          return Outcome.success("{}");
        });

    assertThat(rig.run(job)).isEqualTo(Rest.NONE);
    assertThat(evaluation(job, 0).state()).isEqualTo(EvaluationState.QUEUED);
    jobs.resume(job.id());
    rig.drain();

    assertThat(evaluation(job, 0).attempt()).isEqualTo(2);
    assertThat(find(job).state()).isEqualTo(JobState.SUCCEEDED);
  }

  @Test
  void whatADeadWorkerLeftIsRunAfterThePause() {
    var job = jobs.submit(job(2));
    claim(job, 0);
    jobs.pause(job.id());

    // the scheduler revives the execution
    rig.drain();
    assertThat(work.evaluated).isEmpty();
    assertThat(evaluation(job, 0).state()).isEqualTo(EvaluationState.QUEUED);
    jobs.resume(job.id());
    rig.drain();

    assertThat(find(job).succeeded()).isEqualTo(2);
    assertThat(evaluation(job, 0).attempt()).isEqualTo(2);
  }

  @Test
  void aPausedJobIsCancelled() {
    var idle = jobs.submit(job(2));
    var busy = jobs.submit(job(2));
    var running = claim(busy, 0);
    jobs.pause(idle.id());
    jobs.pause(busy.id());

    assertThat(jobs.cancel(idle.id()).state()).isEqualTo(JobState.CANCELLED);
    assertThat(jobs.cancel(busy.id()).state()).isEqualTo(JobState.CANCELLING);
    rig.ledger.record(running, Outcome.success("{}"));

    assertThat(find(busy).state()).isEqualTo(JobState.CANCELLED);
    assertThat(find(busy).cancelled()).isEqualTo(1);
  }

  @Test
  void whatHasEndedIsNeitherPausedNorResumed() {
    var job = jobs.submit(job(2));
    claim(job, 0);
    jobs.cancel(job.id());

    assertThatThrownBy(() -> jobs.pause(job.id()))
        .isInstanceOf(IllegalTransitionException.class)
        .hasMessage("a job that is CANCELLING cannot become PAUSED");
    assertThatThrownBy(() -> jobs.resume(job.id()))
        .isInstanceOf(IllegalTransitionException.class)
        .hasMessage("a job that is CANCELLING cannot be resumed");
    rig.drain();
    assertThatThrownBy(() -> jobs.pause(job.id())).hasMessageContaining("is CANCELLED");
    assertThatThrownBy(() -> jobs.pause(UUID.randomUUID())).isInstanceOf(NoSuchJobException.class);
  }

  @Test
  void aPausedJobKeepsWhatItNeeds() {
    var evaluation = new NewEvaluation("{}", 1, null);
    var job =
        jobs.submit(new NewJob(FakeWork.KIND, "{}", List.of(evaluation), null, null, "the images"));
    jobs.pause(job.id());

    assertThat(jobs.openJobThatNeeds("the images")).contains(job.id());
    assertThatThrownBy(() -> jobs.delete(job.id()))
        .hasMessage("a job that is PAUSED cannot be deleted; cancel it first");
  }

  @Test
  void aPauseDoesNotCountAsRunning() {
    var job = jobs.submit(job(2));
    claim(job, 0);
    jobs.pause(job.id());
    var hourAgo = OffsetDateTime.ofInstant(Rig.CLOCK.instant().minusSeconds(3600), ZoneOffset.UTC);
    rig.jdbc
        .sql("UPDATE job SET started_at = :then, paused_at = :then")
        .param("then", hourAgo)
        .update();

    assertThat(find(job).estimatedEnd(Rig.CLOCK.instant())).isEmpty();
    assertThat(find(job).runningTime(Rig.CLOCK.instant())).isZero();
    jobs.resume(job.id());

    assertThat(find(job).runningTime(Rig.CLOCK.instant()))
        .isLessThan(java.time.Duration.ofMinutes(30));
  }
}

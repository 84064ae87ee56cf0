package io.zico.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.zico.job.ChunkRunner.Rest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What jobs that are closed while something of them runs promise on every database. */
abstract class ClosingContract extends GrowthContract {

  @Test
  void whatFailsInAClosedJobIsNotRepeated() {
    var job = jobs.submit(singly(4));
    work.does(
        evaluation -> {
          close(job);
          throw new IllegalStateException();
        });

    assertThat(rig.runner.run(chunk(job, 1), () -> false)).isEqualTo(Rest.NONE);

    assertEndedWithout(job, 1);
    rig.drain();
    assertThat(work.evaluated).hasSize(1);
  }

  @Test
  void whatIsReleasedInAClosedJobIsDropped() {
    var job = jobs.submit(singly(4));
    var running = claim(job, 1);
    close(job);

    rig.ledger.release(running);

    assertEndedWithout(job, 1);
    rig.drain();
    assertThat(work.evaluated).isEmpty();
  }

  @Test
  void whatADeadWorkerLeftInAClosedJobIsDropped() {
    var job = jobs.submit(singly(4));
    var orphan = claim(job, 1);
    close(job);

    // the scheduler revives the execution
    rig.drain();

    assertEndedWithout(job, 1);
    assertThat(work.evaluated).isEmpty();
    assertThat(executions()).isEmpty();
    assertThat(rig.ledger.record(orphan, Outcome.success("{}"))).isFalse();
  }

  @Test
  void whatADeadWorkerLeftInABrokenJobIsDropped() {
    var job = jobs.submit(singly(3));
    claim(job, 1);
    for (int death = 0; death < 5; death++) {
      claim(job, 0);
    }
    work.breeds(
        (now, ended) -> {
          throw new IllegalStateException("poison");
        });
    rig.runner.run(chunk(job, 0), () -> false);

    rig.drain();

    assertThat(work.evaluated).isEmpty();
    assertThat(find(job).state()).isEqualTo(JobState.FAILED);
    assertThat(find(job).cancelled()).isEqualTo(2);
  }

  @Test
  void aClosedJobThatIsResumedBeginsNothing() {
    var job = jobs.submit(singly(4));
    work.does(
        evaluation -> {
          close(job);
          jobs.pause(job.id());
          jobs.resume(job.id());
          throw new IllegalStateException();
        });

    assertThat(rig.runner.run(chunk(job, 1), () -> false)).isEqualTo(Rest.NONE);

    assertEndedWithout(job, 1);
    rig.drain();
    assertThat(work.evaluated).hasSize(1);
  }

  @Test
  void whatDiedBeforeTheResumptionOfAClosedJobIsDropped() {
    var job = jobs.submit(singly(4));
    claim(job, 1);
    close(job);
    jobs.pause(job.id());
    assertThat(jobs.resume(job.id()).state()).isEqualTo(JobState.RUNNING);

    rig.drain();

    assertEndedWithout(job, 1);
    assertThat(work.evaluated).isEmpty();
    assertThat(executions()).isEmpty();
  }

  @Test
  void theLastThatIsDroppedEndsAPausedJob() {
    var job = jobs.submit(singly(4));
    var running = claim(job, 1);
    close(job);
    jobs.pause(job.id());

    rig.ledger.release(running);

    assertEndedWithout(job, 1);
  }

  @Test
  void whatWasReopenedEndsAsBeforeInAClosedJob() {
    var job = jobs.submit(singly(2));
    rig.ledger.record(claim(job, 1), Outcome.success("\"first\""));
    work.breeds((now, ended) -> Sequel.again(List.of(new Reopening(1, "{}", 1))));
    rig.ledger.record(claim(job, 0), Outcome.success("{}"));
    var again = claim(job, 1);
    rig.jdbc.sql("UPDATE job SET note = 'enough' WHERE id = :id").param("id", job.id()).update();

    assertThat(rig.ledger.strike(again, "whatever")).isFalse();

    assertThat(evaluation(job, 1).state()).isEqualTo(EvaluationState.SUCCEEDED);
    assertThat(evaluation(job, 1).result()).isEqualTo("\"first\"");
    assertThat(find(job).state()).isEqualTo(JobState.SUCCEEDED);
    assertThat(find(job).succeeded()).isEqualTo(2);
  }

  /** Ends the first evaluation, and the job with it but for what runs. */
  private void close(Job job) {
    work.breeds((now, ended) -> Sequel.closing("enough"));
    rig.ledger.record(claim(job, 0), Outcome.success("{}"));
    assertThat(find(job).note()).isEqualTo("enough");
    assertThat(find(job).state()).isEqualTo(JobState.RUNNING);
  }

  private void assertEndedWithout(Job job, int position) {
    assertThat(evaluation(job, position).state()).isEqualTo(EvaluationState.CANCELLED);
    assertThat(find(job).state()).isEqualTo(JobState.SUCCEEDED);
    assertThat(find(job).succeeded()).isEqualTo(1);
    assertThat(find(job).cancelled()).isEqualTo(3);
  }
}

package io.zico.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the end of a job's life promises on every database. */
abstract class DeletionContract extends AttemptsContract {

  @Test
  void aDeletedJobLeavesNothing() {
    var job = ended(3);
    var other = ended(1);

    jobs.delete(job.id());

    assertThat(jobs.find(job.id())).isEmpty();
    assertThat(jobs.evaluations(job.id(), 0, 10).list()).isEmpty();
    assertThat(jobs.evaluations(other.id(), 0, 10).list()).hasSize(1);
  }

  @Test
  void aJobThatHasNotEndedIsNotDeleted() {
    var job = jobs.submit(job(2));
    claim(job, 0);

    assertThatThrownBy(() -> jobs.delete(job.id()))
        .isInstanceOf(IllegalTransitionException.class)
        .hasMessage("a job that is RUNNING cannot be deleted; cancel it first");
    jobs.cancel(job.id());
    assertThatThrownBy(() -> jobs.delete(job.id())).hasMessageContaining("is CANCELLING");
    assertThat(find(job).total()).isEqualTo(2);
  }

  @Test
  void anUnknownJobCannotBeDeleted() {
    assertThatThrownBy(() -> jobs.delete(UUID.randomUUID())).isInstanceOf(NoSuchJobException.class);
  }

  @Test
  void onlyJobsThatEndedLongAgoAreSwept() {
    var old = ended(1);
    var recent = ended(1);
    var open = jobs.submit(job(1));
    age(Duration.ofDays(91), old);
    age(Duration.ofDays(89), recent);
    age(Duration.ofDays(91), open);

    assertThat(rig.retention.sweep(() -> false)).isEqualTo(1);

    assertThat(jobs.list(all(10)))
        .extracting(Job::id)
        .containsExactlyInAnyOrder(recent.id(), open.id());
  }

  @Test
  void sweepingGoesOnBatchAfterBatch() {
    for (int i = 0; i < 41; i++) {
      age(Duration.ofDays(91), ended(1));
    }

    assertThat(rig.retention.sweep(() -> false)).isEqualTo(41);
    assertThat(jobs.list(all(10))).isEmpty();
  }

  @Test
  void aJobHoldsWhatItNeedsUntilItsEnd() {
    var evaluation = new NewEvaluation("{}", 1, null);
    var job =
        jobs.submit(new NewJob(FakeWork.KIND, "{}", List.of(evaluation), null, null, "the images"));

    assertThat(jobs.openJobThatNeeds("the images")).contains(job.id());
    assertThat(jobs.openJobThatNeeds("others")).isEmpty();
    rig.run(job);
    assertThat(jobs.openJobThatNeeds("the images")).isEmpty();
  }

  private Job ended(int evaluations) {
    var job = jobs.submit(job(evaluations));
    rig.run(job);
    return find(job);
  }

  /** Moves all times of a job into the past. */
  private void age(Duration by, Job job) {
    rig.jdbc
        .sql(
            """
            UPDATE job SET created_at = :then,
              finished_at = CASE WHEN finished_at IS NULL THEN NULL ELSE :then END
            WHERE id = :id
            """)
        .param("then", OffsetDateTime.ofInstant(Rig.CLOCK.instant().minus(by), ZoneOffset.UTC))
        .param("id", job.id())
        .update();
  }
}

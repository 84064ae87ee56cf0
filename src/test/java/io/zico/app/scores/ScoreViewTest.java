package io.zico.app.scores;

import static org.assertj.core.api.Assertions.assertThat;

import io.zico.job.Evaluation;
import io.zico.job.EvaluationState;
import io.zico.job.Job;
import io.zico.job.JobState;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ScoreViewTest {

  private static final UUID ID = new UUID(0, 7);

  @Test
  void isAnotherVersionWhenAnEvaluationBegins() {
    var queued = view(3, evaluation(EvaluationState.QUEUED, 0));
    var running = view(3, evaluation(EvaluationState.RUNNING, 1));
    var putBack = view(3, evaluation(EvaluationState.QUEUED, 1));
    var succeeded = view(4, evaluation(EvaluationState.SUCCEEDED, 1));

    assertThat(List.of(queued, running, putBack, succeeded))
        .extracting(ScoreView::version)
        .containsExactly("3.Q0", "3.R1", "3.Q1", "4.S1");
  }

  @Test
  void hasTheVersionOfTheJobWhereTheListIsLong() {
    assertThat(new ScoreView(job(3), null).version()).isEqualTo("3.");
  }

  @Test
  void tellsAllStatesApart() {
    assertThat(Arrays.stream(EvaluationState.values()).map(state -> view(1, evaluation(state, 1))))
        .extracting(ScoreView::version)
        .doesNotHaveDuplicates();
  }

  private static ScoreView view(long version, Evaluation evaluation) {
    return new ScoreView(job(version), List.of(evaluation));
  }

  private static Evaluation evaluation(EvaluationState state, int attempt) {
    return new Evaluation(ID, 0, state, attempt, "{}", 1, null, null, null);
  }

  private static Job job(long version) {
    return new Job(
        ID,
        "score",
        JobState.RUNNING,
        "{}",
        1,
        0,
        0,
        0,
        1,
        0,
        version,
        0,
        null,
        null,
        Instant.EPOCH,
        Instant.EPOCH,
        null,
        0,
        null,
        null,
        Instant.EPOCH);
  }
}

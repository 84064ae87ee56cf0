package io.zico.app.scores;

import io.zico.job.Evaluation;
import io.zico.job.Job;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A score job at one moment.
 *
 * @param evaluations all of them, or null if they are too many to be shown with the job
 */
record ScoreView(Job job, @Nullable List<Evaluation> evaluations) {

  /**
   * Changes whenever anything of it does: an evaluation that begins, or is put back, leaves the
   * job's own row as it was. The states differ in their first letter.
   */
  String version() {
    return Optional.ofNullable(evaluations).stream()
        .flatMap(List::stream)
        .map(evaluation -> evaluation.state().name().substring(0, 1) + evaluation.attempt())
        .collect(Collectors.joining("", job.version() + ".", ""));
  }

  @Nullable List<ScoreItem> results() {
    return evaluations == null ? null : evaluations.stream().map(ScoreItem::of).toList();
  }
}

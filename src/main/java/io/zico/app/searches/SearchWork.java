package io.zico.app.searches;

import io.zico.app.scoring.Attempts;
import io.zico.app.scoring.NetworkScores;
import io.zico.core.search.Ending;
import io.zico.job.Evaluation;
import io.zico.job.Job;
import io.zico.job.Outcome;
import io.zico.job.Sequel;
import io.zico.job.Work;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Scores the candidates of a search; each that has ended brings about the next ones. */
@Component
class SearchWork implements Work {

  static final String KIND = "search";

  private final Attempts attempts;
  private final Plans plans;
  private final Folds folds;
  private final Candidates candidates;
  private final Births births;
  private final Ends ends;

  SearchWork(
      Attempts attempts,
      Plans plans,
      Folds folds,
      Candidates candidates,
      Births births,
      Ends ends) {
    this.attempts = attempts;
    this.plans = plans;
    this.folds = folds;
    this.candidates = candidates;
    this.births = births;
    this.ends = ends;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Outcome evaluate(Job job, Evaluation evaluation) throws InterruptedException {
    var plan = plans.of(job);
    int stage = plan.stages().size() == 1 ? 0 : candidates.stage(job.id(), evaluation.position());
    return attempts.run(
        evaluation.payload(), plan.protocol(), plan.proxies(stage), NetworkScores::withoutLayers);
  }

  @Override
  public Sequel after(Job job, Evaluation ended) {
    var now = Objects.requireNonNull(ended.finishedAt());
    var fold = folds.take(job);
    var birth = fold.birth(ended.position());
    var end = ends.of(fold.plan(), birth, ended, job.endings());
    candidates.complete(job.id(), ended.position(), end, fold.measures());
    fold.tell(new StoredCandidate(birth, now, end), end);
    var born = fold.next(job.runningTime(now).toMillis() / 1e3);
    candidates.add(job.id(), born, now);
    var last = fold.newEnd();
    last.ifPresent(known -> candidates.end(job.id(), known));
    var evaluations = births.evaluations(fold.plan(), born);
    return new Sequel(evaluations, List.of(), closing(last.map(SearchEnd::ending)));
  }

  /** What is queued is evaluated, but where there is no time for it. */
  private static @Nullable String closing(Optional<Ending> ending) {
    return ending
        .filter(
            reason -> reason == Ending.WALL_CLOCK_SPENT || reason == Ending.DEVICE_SECONDS_SPENT)
        .map(Ending::sentence)
        .orElse(null);
  }
}

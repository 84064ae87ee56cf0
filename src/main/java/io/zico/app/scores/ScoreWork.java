package io.zico.app.scores;

import io.zico.app.scoring.Attempts;
import io.zico.job.Evaluation;
import io.zico.job.Job;
import io.zico.job.Outcome;
import io.zico.job.Work;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Scores one architecture of a job. Runs on a worker, possibly not the process that took it in. */
@Component
class ScoreWork implements Work {

  static final String KIND = "score";

  private final Attempts attempts;
  private final JsonMapper json;

  ScoreWork(Attempts attempts, JsonMapper json) {
    this.attempts = attempts;
    this.json = json;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Outcome evaluate(Job job, Evaluation evaluation) throws InterruptedException {
    var spec = json.readValue(job.spec(), ScoreSpec.class);
    return attempts.run(
        evaluation.payload(),
        spec.protocol(),
        spec.proxies(),
        scores -> spec.layers() ? scores : scores.withoutLayers());
  }
}

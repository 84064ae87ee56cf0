package io.zico.app.scores;

import io.zico.app.scoring.Attempts;
import io.zico.app.scoring.CohortRegister;
import io.zico.app.scoring.CohortStandings;
import io.zico.app.scoring.NetworkScores;
import io.zico.job.Evaluation;
import io.zico.job.Job;
import io.zico.job.Outcome;
import io.zico.job.Sequel;
import io.zico.job.Work;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Scores one architecture of a job. Runs on a worker, possibly not the process that took it in. */
@Component
class ScoreWork implements Work {

  static final String KIND = "score";

  private final Attempts attempts;
  private final CohortStandings standings;
  private final SeedRounds rounds;
  private final CohortRegister cohorts;
  private final JsonMapper json;

  ScoreWork(
      Attempts attempts,
      CohortStandings standings,
      SeedRounds rounds,
      CohortRegister cohorts,
      JsonMapper json) {
    this.attempts = attempts;
    this.standings = standings;
    this.rounds = rounds;
    this.cohorts = cohorts;
    this.json = json;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Outcome evaluate(Job job, Evaluation evaluation) throws InterruptedException {
    var spec = json.readValue(job.spec(), ScoreSpec.class);
    var seeded = SeededArchitecture.parse(evaluation.payload());
    return attempts.run(
        seeded.architecture(),
        spec.protocol().under(seeded.seeds(spec.protocol().seeds())),
        spec.proxies(),
        scores -> shown(scores, spec));
  }

  private NetworkScores shown(NetworkScores scores, ScoreSpec spec) {
    var placed =
        spec.cohort() == null ? scores : standings.of(scores, spec.cohort(), spec.ensembles());
    return spec.layers() ? placed : placed.withoutLayers();
  }

  /** Once all have ended, some go on under more seeds, or a cohort is complete. */
  @Override
  public Sequel after(Job job, Evaluation ended) {
    if (job.done() < job.total()) {
      return Sequel.NONE;
    }
    var spec = json.readValue(job.spec(), ScoreSpec.class);
    if (spec.adaptive() != null) {
      return Sequel.again(rounds.next(job, spec));
    }
    cohorts.keep(job);
    return Sequel.NONE;
  }
}

package io.zico.app.scores;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.zico.app.notation.GraphText;
import io.zico.app.scoring.ArchitectureSpec;
import io.zico.app.scoring.ArchitectureSpec.Stored;
import io.zico.app.scoring.Failure;
import io.zico.app.scoring.HeapTooSmallException;
import io.zico.app.scoring.NoValidScoreException;
import io.zico.app.scoring.Scorer;
import io.zico.app.scoring.CohortStandings;
import io.zico.core.data.UnknownDatasetException;
import io.zico.core.proxy.Proxies;
import io.zico.engine.DeviceMemoryExhaustedException;
import io.zico.engine.SlotTooSmallException;
import io.zico.engine.TrialFailedException;
import io.zico.job.Evaluation;
import io.zico.job.Job;
import io.zico.app.scoring.CohortRegister;
import io.zico.core.proxy.Protocol;
import io.zico.job.Outcome;
import io.zico.job.Sequel;
import io.zico.job.Work;
import java.util.Objects;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Scores one architecture of a job. Runs on a worker, possibly not the process that took it in. */
@Component
class ScoreWork implements Work {

  static final String KIND = "score";

  private final Scorer scorer;
  private final CohortStandings standings;
  private final SeedRounds rounds;
  private final CohortRegister cohorts;
  private final JsonMapper json;
  private final MeterRegistry meters;

  ScoreWork(
      Scorer scorer,
      CohortStandings standings,
      SeedRounds rounds,
      CohortRegister cohorts,
      JsonMapper json,
      MeterRegistry meters) {
    this.scorer = scorer;
    this.standings = standings;
    this.rounds = rounds;
    this.cohorts = cohorts;
    this.json = json;
    this.meters = meters;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Outcome evaluate(Job job, Evaluation evaluation) throws InterruptedException {
    var spec = json.readValue(job.spec(), ScoreSpec.class);
    var seeded = SeededArchitecture.parse(evaluation.payload());
    var stored = json.readValue(seeded.architecture(), Stored.class);
    var sample = Timer.start(meters);
    var outcome = score(spec, spec.protocol().under(seeded.seeds(spec.protocol().seeds())), stored);
    for (var proxy : spec.proxies()) {
      sample.stop(
          meters.timer(
              "zico.scores",
              "space",
              Objects.requireNonNullElse(stored.space(), GraphText.NOTATION),
              "proxy",
              Proxies.idOf(proxy),
              "outcome",
              outcome.succeeded() ? "succeeded" : "failed"));
    }
    return outcome;
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

  /** What a retry would not change is an outcome; all else goes up and is tried again. */
  private Outcome score(ScoreSpec spec, Protocol protocol, Stored stored)
      throws InterruptedException {
    try {
      var scores = scorer.score(ArchitectureSpec.parse(stored), protocol, spec.proxies());
      var placed =
          spec.cohort() == null ? scores : standings.of(scores, spec.cohort(), spec.ensembles());
      var shown = spec.layers() ? placed : placed.withoutLayers();
      return Outcome.success(json.writeValueAsString(shown));
    } catch (NoValidScoreException e) {
      return failure("no-valid-score", String.valueOf(e.getMessage()));
    } catch (SlotTooSmallException e) {
      return failure("slot-too-small", String.valueOf(e.getMessage()));
    } catch (HeapTooSmallException e) {
      return failure("heap-too-small", String.valueOf(e.getMessage()));
    } catch (UnknownDatasetException e) {
      return failure(
          "dataset-gone",
          "dataset '%s' was deleted, or replaced by other content, after the job was taken in"
              .formatted(spec.protocol().dataset()));
    } catch (DeviceMemoryExhaustedException e) {
      throw e;
    } catch (TrialFailedException e) {
      return failure("engine", String.valueOf(e.getMessage()));
    }
  }

  private Outcome failure(String type, String detail) {
    return Outcome.failure(json.writeValueAsString(Failure.of(type, detail)));
  }
}

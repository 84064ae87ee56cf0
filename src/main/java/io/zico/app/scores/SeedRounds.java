package io.zico.app.scores;

import io.swagger.v3.oas.annotations.media.Schema;
import io.zico.core.proxy.Proxies;
import io.zico.core.proxy.ProxyInfo.Direction;
import io.zico.job.Evaluation;
import io.zico.job.EvaluationState;
import io.zico.job.Job;
import io.zico.job.Jobs;
import io.zico.job.Reopening;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Decides, when all evaluations of a job have ended, which of them go on under more seeds. */
@Component
class SeedRounds {

  private final Jobs jobs;
  private final JsonMapper json;

  SeedRounds(Jobs jobs, JsonMapper json) {
    this.jobs = jobs;
    this.json = json;
  }

  /** How far the seeds have got. */
  @Schema(name = "AdaptiveProgress", description = "What was spent on seeds, and what it brought.")
  record Progress(
      @Schema(description = "Evaluations of an architecture under a seed.") int spent,
      @Schema(
              description =
                  "Whether the goal is reached; if not, the budget or an architecture's most seeds were in the way.")
          boolean reached) {}

  /** The evaluations that go on; none once the goal is reached or the budget is spent. */
  List<Reopening> next(Job job, ScoreSpec spec) {
    var seen = seen(job, spec);
    var round = adaptive(spec).seeds().next(seen.scores, seen.direction, seen.spent);
    return round.entrySet().stream()
        .map(entry -> seen.reopening(entry.getKey(), entry.getValue()))
        .toList();
  }

  Progress progress(Job job, ScoreSpec spec) {
    var seen = seen(job, spec);
    var demands = adaptive(spec).seeds().goal().demands(seen.scores, seen.direction);
    return new Progress(seen.spent, demands.isEmpty());
  }

  private Seen seen(Job job, ScoreSpec spec) {
    var seen = new Seen(spec);
    jobs.forEachEvaluation(job.id(), null, seen::add);
    return seen;
  }

  private static Adaptive adaptive(ScoreSpec spec) {
    return Objects.requireNonNull(spec.adaptive());
  }

  /** What all evaluations of a job came to. */
  private final class Seen {

    private final String proxy;
    private final Direction direction;
    private final int firstSeeds;
    private final List<SortedMap<Integer, Double>> scores = new ArrayList<>();
    private final List<SeededArchitecture> architectures = new ArrayList<>();
    private final List<Double> costs = new ArrayList<>();
    private int spent;

    Seen(ScoreSpec spec) {
      proxy = Objects.requireNonNull(adaptive(spec).proxy());
      direction = Proxies.parse(proxy).info().scale().direction();
      firstSeeds = spec.protocol().seeds().size();
    }

    void add(Evaluation evaluation) {
      var architecture = SeededArchitecture.parse(evaluation.payload());
      architectures.add(architecture);
      costs.add(evaluation.cost());
      scores.add(
          evaluation.state() == EvaluationState.SUCCEEDED
              ? bySeed(json.readTree(Objects.requireNonNull(evaluation.result())))
              : new TreeMap<>());
      spent += evaluation.attempt() == 0 ? 0 : Math.max(firstSeeds, architecture.seeds());
    }

    private SortedMap<Integer, Double> bySeed(JsonNode result) {
      var values = new TreeMap<Integer, Double>();
      result
          .path("scores")
          .path(proxy)
          .path("values")
          .forEach(value -> values.put(value.path("seed").asInt(), value.path("value").asDouble()));
      return values;
    }

    /** What it costs is told as if no evidence were known, as at first. */
    Reopening reopening(int position, int seeds) {
      var architecture = architectures.get(position).architecture();
      int before = Math.max(firstSeeds, architectures.get(position).seeds());
      double cost = costs.get(position) * seeds / before;
      return new Reopening(position, new SeededArchitecture(architecture, seeds).payload(), cost);
    }
  }
}

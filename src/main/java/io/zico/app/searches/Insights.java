package io.zico.app.searches;

import io.zico.app.searches.ParetoResource.Point;
import io.zico.app.searches.TrajectoryResource.Moment;
import io.zico.app.searches.TrajectoryResource.Step;
import io.zico.app.web.Fault;
import io.zico.app.web.InvalidRequestException;
import io.zico.job.Job;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the candidates of a search say together. */
@Component
class Insights {

  private static final int MOST_OBJECTIVES = 8;

  private final Plans plans;
  private final Candidates candidates;

  Insights(Plans plans, Candidates candidates) {
    this.plans = plans;
    this.candidates = candidates;
  }

  private Findings findings(Job job) {
    var plan = plans.of(job);
    return Findings.of(plan, candidates.from(job.id(), 0, plan.measures()));
  }

  TrajectoryResource trajectory(Job job) {
    var findings = findings(job);
    var steps =
        findings.trajectory().steps().stream()
            .map(step -> new Step(step.number() + 1, step.number(), step.value()))
            .toList();
    return new TrajectoryResource(steps, moments(job, findings));
  }

  private static List<Moment> moments(Job job, Findings findings) {
    var values = findings.values();
    var moments = new ArrayList<Moment>();
    double best = Double.NEGATIVE_INFINITY;
    double deviceSeconds = 0;
    int evaluations = 0;
    for (var row : ended(findings)) {
      var end = row.ended().orElseThrow();
      evaluations++;
      deviceSeconds += end.deviceSeconds();
      double value = values.getOrDefault(row.position(), Double.NEGATIVE_INFINITY);
      if (value > best) {
        best = value;
        double seconds = Duration.between(job.createdAt(), end.at()).toMillis() / 1e3;
        moments.add(
            new Moment(evaluations, end.at(), seconds, deviceSeconds, row.position(), value));
      }
    }
    return moments;
  }

  private static List<StoredCandidate> ended(Findings findings) {
    return findings.rows().stream()
        .filter(row -> row.ended().isPresent())
        .sorted(Comparator.comparingLong(row -> row.ended().map(End::number).orElseThrow()))
        .toList();
  }

  /**
   * The front of a search.
   *
   * @param objectives names of measures, separated by commas; null for those of the search
   * @throws InvalidRequestException if one of them is not known of the candidates
   */
  ParetoResource pareto(Job job, @Nullable String objectives) {
    var findings = findings(job);
    var measures =
        Optional.ofNullable(objectives)
            .map(text -> chosen(text, findings.plan()))
            .orElseGet(() -> usual(findings));
    var front = findings.front(measures);
    return new ParetoResource(
        measures.stream().map(Measure::name).toList(),
        front.compared(),
        front.members().stream().map(row -> point(row, measures, findings.plan())).toList());
  }

  private static List<Measure> chosen(String text, SearchPlan plan) {
    var measures =
        Stream.of(text.split(",", -1)).map(String::strip).map(Measure::new).distinct().toList();
    if (measures.size() > MOST_OBJECTIVES) {
      throw new InvalidRequestException(
          Fault.ofParameter("objectives", "must be at most %d".formatted(MOST_OBJECTIVES), text));
    }
    for (var measure : measures) {
      if (!plan.measures().contains(measure) && !measure.isCost()) {
        var known = plan.measures().stream().map(Measure::name).toList();
        throw new InvalidRequestException(
            Fault.ofParameter(
                "objectives",
                "'%s' is not known of these candidates, of which there are %s and the costs %s"
                    .formatted(measure.name(), String.join(", ", known), Cost.known()),
                text));
      }
    }
    return measures;
  }

  /** Several objectives, or the only one against size and effort. */
  private static List<Measure> usual(Findings findings) {
    var all = findings.plan().objectives(findings.stage()).all();
    var measures = all.stream().map(one -> new Measure(one.measures().get(0))).toList();
    return measures.size() > 1
        ? measures
        : List.of(measures.get(0), new Measure("-params"), new Measure("-macs"));
  }

  private static Point point(StoredCandidate row, List<Measure> measures, SearchPlan plan) {
    Map<String, Double> values = new LinkedHashMap<>();
    measures.forEach(measure -> values.put(measure.name(), Findings.value(row, measure)));
    return new Point(values, CandidateItem.of(row, plan));
  }
}

package io.zico.app.scoring;

import io.zico.app.scoring.Warning.Code;
import io.zico.core.architecture.CanonicalForm;
import io.zico.core.cost.Costs;
import io.zico.core.cost.LayerCost;
import io.zico.core.data.Dataset;
import io.zico.core.proxy.Protocol;
import io.zico.core.proxy.Proxies;
import io.zico.core.proxy.Score;
import io.zico.core.proxy.Score.Valid;
import io.zico.core.ranking.ScoreSummary;
import io.zico.core.space.AuthorsCount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Scores one architecture with the proxies asked for, all from the same evidence. */
@Component
public class Scorer {

  private final Evaluator evaluator;

  Scorer(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  /**
   * Scores the architecture. A proxy without a score leaves the others theirs.
   *
   * @param proxies names of known proxies
   * @throws NoValidScoreException if no proxy has a score
   * @throws InterruptedException when the process is going down
   */
  public NetworkScores score(ArchitectureSpec architecture, Protocol protocol, List<String> proxies)
      throws InterruptedException {
    var signals = Proxies.needs(proxies);
    var subject = Subject.of(architecture, signals);
    var form = subject.network();
    var observation = evaluator.observe(subject, protocol, signals);
    var costs = Costs.of(architecture.architecture());
    var layers = costs.layers().stream().map(LayerCost::name).toList();
    var scores = new LinkedHashMap<String, ScoreSummary>();
    var seeds = new LinkedHashMap<String, List<Valid>>();
    var invalid = new LinkedHashMap<String, InvalidScore>();
    for (var name : proxies) {
      var proxy = Proxies.find(name).orElseThrow();
      var bySeed = observation.scores(proxy);
      InvalidScore.among(bySeed)
          .ifPresentOrElse(
              none -> invalid.put(name, none),
              () -> {
                var valid = valid(bySeed);
                seeds.put(name, List.copyOf(valid.values()));
                scores.put(name, ScoreSummary.of(proxy.info(), valid, layers));
              });
    }
    if (scores.isEmpty()) {
      throw new NoValidScoreException(invalid);
    }
    return new NetworkScores(
        form.hash(),
        baselines(costs),
        authorsCounts(architecture),
        scores,
        invalid,
        warnings(form, protocol, observation.dataset(), seeds),
        observation.runs(),
        Map.of(),
        null);
  }

  private static SortedMap<Integer, Valid> valid(Map<Integer, Score> scores) {
    var valid = new TreeMap<Integer, Valid>();
    scores.forEach((seed, score) -> score.valid().ifPresent(number -> valid.put(seed, number)));
    return valid;
  }

  private static List<Warning> warnings(
      CanonicalForm form, Protocol protocol, Dataset dataset, Map<String, List<Valid>> scores) {
    var warnings = new ArrayList<>(ArchitectureWarnings.about(form));
    warnings.addAll(ScoreWarnings.of(protocol, dataset, form.source().input(), scores));
    scores.keySet().forEach(name -> warnings.addAll(outside(name, form, protocol)));
    return warnings;
  }

  private static List<Warning> outside(String name, CanonicalForm form, Protocol protocol) {
    var validity = Proxies.find(name).orElseThrow().info().validity();
    return validity.breaches(form.nodes(), protocol.task()).stream()
        .map(breach -> Warning.of(Code.OUTSIDE_VALIDITY, name + ": " + breach))
        .toList();
  }

  private static NetworkScores.Baselines baselines(Costs costs) {
    return new NetworkScores.Baselines(
        costs.parameters(), costs.macs(), costs.layers().size(), costs.depth());
  }

  private static Map<String, Double> authorsCounts(ArchitectureSpec architecture) {
    return architecture.authorsCounts().stream()
        .collect(Collectors.toMap(AuthorsCount::name, AuthorsCount::value));
  }
}

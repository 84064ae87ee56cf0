package io.zico.app.scoring;

import io.zico.core.architecture.CanonicalForm;
import io.zico.core.cost.Costs;
import io.zico.core.cost.LayerCost;
import io.zico.core.data.Dataset;
import io.zico.core.proxy.Protocol;
import io.zico.core.proxy.Proxies;
import io.zico.core.proxy.Score;
import io.zico.core.proxy.ScoreSummary;
import io.zico.core.proxy.Share;
import io.zico.core.space.AuthorsCount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
   * Scores the architecture.
   *
   * @param proxies names of known proxies
   * @throws NotFiniteScoreException if a score is not a number
   * @throws InterruptedException when the process is going down
   */
  public NetworkScores score(ArchitectureSpec architecture, Protocol protocol, List<String> proxies)
      throws InterruptedException {
    var form = CanonicalForm.of(architecture.architecture());
    var observation = evaluator.observe(form, protocol);
    var costs = Costs.of(architecture.architecture());
    var layers = costs.layers().stream().map(LayerCost::name).toList();
    var scores = new LinkedHashMap<String, ScoreSummary>();
    for (var name : proxies) {
      var proxy = Proxies.find(name).orElseThrow();
      var bySeed = observation.scores(proxy);
      bySeed.forEach((seed, score) -> requireFinite(name, seed, score));
      scores.put(name, ScoreSummary.of(proxy.info(), bySeed, layers));
    }
    return new NetworkScores(
        form.hash(),
        baselines(costs),
        authorsCounts(architecture),
        scores,
        warnings(form, protocol, observation.dataset(), scores),
        observation.runs());
  }

  private static List<Warning> warnings(
      CanonicalForm form, Protocol protocol, Dataset dataset, Map<String, ScoreSummary> scores) {
    var warnings = new ArrayList<>(ArchitectureWarnings.about(form));
    warnings.addAll(ScoreWarnings.of(protocol, dataset, form.source().input(), scores));
    return warnings;
  }

  private static NetworkScores.Baselines baselines(Costs costs) {
    return new NetworkScores.Baselines(
        costs.parameters(), costs.macs(), costs.layers().size(), costs.depth());
  }

  private static Map<String, Double> authorsCounts(ArchitectureSpec architecture) {
    return architecture.authorsCounts().stream()
        .collect(Collectors.toMap(AuthorsCount::name, AuthorsCount::value));
  }

  private static void requireFinite(String proxy, int seed, Score score) {
    if (!score.isValid()) {
      var layer =
          score.shares().stream()
              .filter(share -> !Double.isFinite(share.value()))
              .findFirst()
              .map(Share::layer)
              .orElse("unknown");
      throw new NotFiniteScoreException(proxy, seed, layer, score.value());
    }
  }
}

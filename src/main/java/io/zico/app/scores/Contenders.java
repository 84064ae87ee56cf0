package io.zico.app.scores;

import io.zico.app.scores.ComparisonResource.Within;
import io.zico.core.proxy.Proxies;
import io.zico.core.proxy.ProxyInfo;
import io.zico.core.proxy.ProxyInfo.Direction;
import io.zico.core.proxy.Score;
import io.zico.core.proxy.Score.Valid;
import io.zico.core.ranking.Ensemble;
import io.zico.core.ranking.LogRank;
import io.zico.job.Evaluation;
import io.zico.job.EvaluationState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads out of stored results what architectures are compared by. */
final class Contenders {

  private final ScoreSpec spec;
  private final String by;
  private final Optional<Ensemble> ensemble;
  private final JsonMapper json;
  private final List<Contender> ranked = new ArrayList<>();
  private final List<Unranked> inList = new ArrayList<>();
  private int unranked;

  /**
   * Begins to read.
   *
   * @param by a proxy or an ensemble of the job
   */
  Contenders(ScoreSpec spec, String by, JsonMapper json) {
    this.spec = spec;
    this.by = by;
    this.ensemble = spec.ensemble(by);
    this.json = json;
  }

  /** An architecture whose members' scores are there, to be ranked when all are. */
  private record Unranked(Contender names, Map<String, SortedMap<Integer, Double>> members) {

    Map<String, Score> under(int seed) {
      return members.entrySet().stream()
          .collect(
              Collectors.toMap(
                  Map.Entry::getKey,
                  member -> Score.of(member.getValue().getOrDefault(seed, Double.NaN))));
    }
  }

  void add(Evaluation evaluation) {
    var result = result(evaluation);
    if (ensemble.isPresent() && spec.cohort() == null) {
      addToList(evaluation, result, ensemble.get());
    } else {
      add(evaluation, result.path(ensemble.isPresent() ? "ensembles" : "scores").path(by));
    }
  }

  /** What came of it. */
  ComparisonResource comparison(int top) {
    rankList();
    var within =
        ensemble.map(chosen -> spec.cohort() == null ? Within.LIST : Within.COHORT).orElse(null);
    var direction =
        ensemble
            .map(chosen -> Direction.HIGHER_IS_BETTER)
            .orElseGet(() -> info(by).scale().direction());
    boolean seedless =
        ensemble.map(Ensemble::proxies).orElse(List.of(by)).stream()
            .allMatch(proxy -> info(proxy).needs().isEmpty());
    var contest = Contest.of(ranked, direction, seedless);
    return ComparisonResource.of(by, within, contest, unranked, top);
  }

  private void add(Evaluation evaluation, JsonNode summary) {
    if (summary.isMissingNode()) {
      unranked++;
      return;
    }
    var percentile = summary.path("percentile");
    ranked.add(
        contender(
            evaluation,
            bySeed(summary),
            percentile.isNumber() ? Optional.of(percentile.asDouble()) : Optional.empty()));
  }

  private void addToList(Evaluation evaluation, JsonNode result, Ensemble chosen) {
    var members = new HashMap<String, SortedMap<Integer, Double>>();
    for (var proxy : chosen.proxies()) {
      var summary = result.path("scores").path(proxy);
      if (summary.isMissingNode()) {
        unranked++;
        return;
      }
      members.put(proxy, bySeed(summary));
    }
    inList.add(new Unranked(contender(evaluation, new TreeMap<>(), Optional.empty()), members));
  }

  private void rankList() {
    if (inList.isEmpty() || ensemble.isEmpty()) {
      return;
    }
    var sums = inList.stream().map(network -> new TreeMap<Integer, Double>()).toList();
    var directions =
        ensemble.get().proxies().stream()
            .collect(Collectors.toMap(proxy -> proxy, proxy -> info(proxy).scale().direction()));
    for (int seed : spec.protocol().seeds()) {
      var scores =
          LogRank.within(
              inList.stream().map(network -> network.under(seed)).toList(),
              ensemble.get(),
              directions);
      for (int i = 0; i < scores.size(); i++) {
        sums.get(i).put(seed, scores.get(i).valid().map(Valid::value).orElseThrow());
      }
    }
    for (int i = 0; i < sums.size(); i++) {
      var names = inList.get(i).names();
      ranked.add(new Contender(names.position(), names.id(), sums.get(i), null));
    }
    inList.clear();
  }

  private JsonNode result(Evaluation evaluation) {
    return evaluation.state() == EvaluationState.SUCCEEDED && evaluation.result() != null
        ? json.readTree(evaluation.result())
        : json.missingNode();
  }

  private Contender contender(
      Evaluation evaluation, SortedMap<Integer, Double> scores, Optional<Double> percentile) {
    var id = json.readTree(evaluation.payload()).path("id");
    return new Contender(
        evaluation.position(),
        id.isString() ? id.asString() : null,
        scores,
        percentile.orElse(null));
  }

  private static SortedMap<Integer, Double> bySeed(JsonNode summary) {
    var scores = new TreeMap<Integer, Double>();
    summary
        .path("values")
        .forEach(value -> scores.put(value.path("seed").asInt(), value.path("value").asDouble()));
    return scores;
  }

  private static ProxyInfo info(String proxy) {
    return Proxies.find(proxy).orElseThrow().info();
  }
}

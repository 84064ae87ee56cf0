package io.zico.app.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The results of a job's networks, brought together by proxy. */
final class CollectedScores {

  private final JsonMapper json;
  private final Map<String, Column> columns = new TreeMap<>();
  private int networks;

  CollectedScores(JsonMapper json) {
    this.json = json;
  }

  private record Column(String version, List<@Nullable Double> scores) {

    /** The column with nothing for each network up to this one. */
    List<@Nullable Double> upTo(int network) {
      while (scores.size() < network) {
        scores.add(null);
      }
      return scores;
    }
  }

  /** Adds the next network, with its result if it has one. */
  void add(@Nullable String result) {
    if (result != null) {
      json.readTree(result)
          .path("scores")
          .forEachEntry(
              (proxy, score) ->
                  columns
                      .computeIfAbsent(
                          proxy,
                          name -> new Column(score.path("version").asString(), new ArrayList<>()))
                      .upTo(networks)
                      .add(score.path("mean").asDouble()));
    }
    networks++;
  }

  int networks() {
    return networks;
  }

  List<CohortScores> scores() {
    return columns.entrySet().stream()
        .map(
            entry ->
                new CohortScores(
                    entry.getKey(),
                    entry.getValue().version(),
                    json.writeValueAsString(entry.getValue().upTo(networks))))
        .toList();
  }
}

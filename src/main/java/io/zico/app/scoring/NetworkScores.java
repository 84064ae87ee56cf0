package io.zico.app.scoring;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import io.zico.core.proxy.ScoreSummary;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a network's evaluation gives; stored as it is here. */
@Schema(description = "Scores of one network, how they come about, and what they are worth.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NetworkScores(
    @Schema(description = "Canonical hash: equal exactly for functionally identical architectures.")
        String hash,
    @Schema(description = "The trivial proxies that a score must beat.") Baselines baselines,
    @Schema(description = "Costs as the authors of the space count them, under their own names.")
        Map<String, Double> authorsCounts,
    @Schema(description = "By proxy.") Map<String, ScoreSummary> scores,
    @Schema(description = "Why other proxies have no score, by proxy.")
        Map<String, InvalidScore> invalid,
    @Schema(description = "Reasons to trust the scores less.") List<Warning> warnings,
    @Schema(description = "Where each seed was computed.") List<Run> runs) {

  public NetworkScores {
    authorsCounts = Collections.unmodifiableMap(new LinkedHashMap<>(authorsCounts));
    scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
    invalid = Collections.unmodifiableMap(new LinkedHashMap<>(invalid));
    warnings = List.copyOf(warnings);
    runs = List.copyOf(runs);
  }

  /** The same without what each layer adds. */
  public NetworkScores withoutLayers() {
    var summaries = new LinkedHashMap<String, ScoreSummary>();
    scores.forEach((proxy, summary) -> summaries.put(proxy, summary.withoutLayers()));
    return new NetworkScores(hash, baselines, authorsCounts, summaries, invalid, warnings, runs);
  }

  /** What can be had without running the network. */
  @Schema(description = "Proxies that need no pass through the network.")
  public record Baselines(
      @Schema(description = "Trained parameters.") long params,
      @Schema(
              description =
                  "Multiply-accumulates of convolutions and linear layers for one input; the papers call it FLOPs.")
          long macs,
      @Schema(description = "Convolutions and linear layers.") int layers,
      @Schema(description = "Convolutions and linear layers on the longest path.") int depth) {}
}

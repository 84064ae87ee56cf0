package io.zico.app.scoring;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import io.zico.core.ranking.EnsembleSummary;
import io.zico.core.ranking.ScoreSummary;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
    @Schema(description = "Why other proxies and ensembles have no score, by name.")
        Map<String, InvalidScore> invalid,
    @Schema(description = "Reasons to trust the scores less.") List<Warning> warnings,
    @Schema(description = "Where each seed was computed.") List<Run> runs,
    @Schema(
            description =
                "Sums of weighted logarithms of ranks in the cohort, by ensemble; the highest possible is 0.")
        Map<String, EnsembleSummary> ensembles,
    @Schema(description = "The cohort that percentiles and ensembles refer to; absent without one.")
        @Nullable UUID cohort) {

  public NetworkScores {
    authorsCounts = Collections.unmodifiableMap(new LinkedHashMap<>(authorsCounts));
    scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
    invalid = Collections.unmodifiableMap(new LinkedHashMap<>(invalid));
    warnings = List.copyOf(warnings);
    runs = List.copyOf(runs);
    ensembles = Collections.unmodifiableMap(new LinkedHashMap<>(ensembles));
  }

  /** The same without what each layer adds. */
  public NetworkScores withoutLayers() {
    var summaries = new LinkedHashMap<String, ScoreSummary>();
    scores.forEach((proxy, summary) -> summaries.put(proxy, summary.withoutLayers()));
    return new NetworkScores(
        hash, baselines, authorsCounts, summaries, invalid, warnings, runs, ensembles, cohort);
  }

  /** The same with its place in a cohort. */
  NetworkScores ranked(
      UUID in,
      Map<String, ScoreSummary> placed,
      Map<String, EnsembleSummary> sums,
      Map<String, InvalidScore> none) {
    return new NetworkScores(
        hash, baselines, authorsCounts, placed, none, warnings, runs, sums, in);
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

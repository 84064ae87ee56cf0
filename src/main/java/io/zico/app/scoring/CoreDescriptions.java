package io.zico.app.scoring;

import static java.util.Map.entry;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Map;
import java.util.Objects;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Describes the values that go out as the core knows them, since the core knows no HTTP. */
@Component
final class CoreDescriptions implements GlobalOpenApiCustomizer {

  private static final Map<String, String> TEXTS =
      Map.ofEntries(
          entry("AuthorsCount", "A cost by the rules of the space's authors."),
          entry("AuthorsCount.name", "Its name in their code."),
          entry("AuthorsCount.value", "The cost."),
          entry("Exclusion", "A layer that adds nothing to the score, and why."),
          entry("Exclusion.layer", "The layer."),
          entry(
              "Exclusion.reason",
              "DISCONNECTED: on no path from input to output. NO_GRADIENT: the gradient of every"
                  + " weight is zero. ZERO_DEVIATION: every weight has the same gradient in every"
                  + " batch. LEFT_OUT: the proxy's options choose other layers."),
          entry("LargestShare", "Where one single weight carries most of its layer's sum."),
          entry("LargestShare.layer", "The layer."),
          entry("LargestShare.share", "The weight's part of the layer's sum, from 0 to 1."),
          entry("Protocol", "Everything that a score depends on besides the architecture."),
          entry("Protocol.dataset", "Name of the dataset."),
          entry("Protocol.contentHash", "SHA-256 of the dataset's content."),
          entry("Protocol.batchSize", "Images that go through the network together."),
          entry("Protocol.batches", "Number of batches."),
          entry("Protocol.task", "What the network is asked."),
          entry("Protocol.loss", "What is differentiated."),
          entry("Protocol.initialization", "How weights are drawn."),
          entry("Protocol.precision", "Of the passes; statistics are always taken in float64."),
          entry("Protocol.resize", "What is done to images of another size than the input."),
          entry("Protocol.seeds", "Each gives weights, batches and a score of its own."),
          entry("Comparison", "Two architectures, A and B, under seed noise."),
          entry(
              "Comparison.probability",
              "That A's mean over all seeds is the better one; 0.5 where nothing tells them apart;"
                  + " absent where the noise is not known."),
          entry("Comparison.verdict", "Decided where one has a probability of at least 95 %."),
          entry(
              "Comparison.basis",
              "PAIRED: differences under the same seeds. INDEPENDENT: different seeds. EXACT: no"
                  + " seed changes anything. UNKNOWN: one seed says nothing of the noise."),
          entry("EnsembleSummary", "One ensemble's scores under all seeds."),
          entry("EnsembleSummary.mean", "Mean over the seeds."),
          entry("EnsembleSummary.standardError", "Of the mean; absent for one seed."),
          entry(
              "EnsembleSummary.interval",
              "Where the mean over all seeds lies; absent for one seed."),
          entry(
              "EnsembleSummary.percentile",
              "The part of the cohort that the mean is better than, from 0 to 100."),
          entry("EnsembleSummary.values", "The score of each seed."),
          entry(
              "Interval",
              "By Student's distribution: where the mean over all seeds lies, if scores are normal."),
          entry("Interval.low", "The lower end."),
          entry("Interval.high", "The upper end."),
          entry("Interval.level", "How often such an interval holds the mean over all seeds."),
          entry("ScoreSummary", "One proxy's scores under all seeds."),
          entry(
              "ScoreSummary.version",
              "Of the proxy: changes whenever its value for any network changes."),
          entry(
              "ScoreSummary.mean",
              "Mean over the seeds; where there are layers, their values sum to it."),
          entry(
              "ScoreSummary.standardError",
              "Of the mean: sample deviation over the root of the number of seeds; absent for one."),
          entry(
              "ScoreSummary.interval", "Where the mean over all seeds lies; absent for one seed."),
          entry(
              "ScoreSummary.percentile",
              "The part of the cohort that the mean is better than, from 0 to 100, ties by half;"
                  + " absent without a cohort that has this proxy."),
          entry(
              "ScoreSummary.structural",
              "What the shape of the network says; mean. Of the zico family."),
          entry("ScoreSummary.data", "What the gradients say; mean. Of the zico family."),
          entry("ScoreSummary.values", "The score of each seed."),
          entry("ScoreSummary.largestShare", "The most that one weight carries in any layer."),
          entry(
              "ScoreSummary.layers",
              "What each layer adds; mean over the seeds. Empty if the proxy is no sum over layers."),
          entry("ScoreSummary.exclusions", "Layers that add nothing under at least one seed."),
          entry("SeedValue", "The score under one seed."),
          entry("SeedValue.seed", "The seed."),
          entry("SeedValue.value", "The score."),
          entry("Share", "A layer's part of the score."),
          entry("Share.layer", "The layer."),
          entry("Share.value", "What it adds: structural + data where it has these."),
          entry(
              "Share.structural",
              "Log of the number of weights that count. Of the zico family, as is all that follows."),
          entry("Share.data", "Log of the mean ratio of these weights."),
          entry("Share.weights", "The number of weights."),
          entry("Share.counted", "How many of them count."),
          entry("Share.largestShare", "The largest single weight's part of the sum, from 0 to 1."));

  @Override
  public void customise(OpenAPI api) {
    TEXTS.forEach((name, text) -> schema(api, name.split("\\.", 2)).setDescription(text));
  }

  private static Schema<?> schema(OpenAPI api, String[] name) {
    var schema = existing(api.getComponents().getSchemas(), name[0]);
    return name.length == 1 ? schema : existing(schema.getProperties(), name[1]);
  }

  /** A text about what is there no more would mislead, so it fails. */
  private static Schema<?> existing(Map<String, ?> schemas, String name) {
    return (Schema<?>) Objects.requireNonNull(schemas.get(name), name);
  }
}

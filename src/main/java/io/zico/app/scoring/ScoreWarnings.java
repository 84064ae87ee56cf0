package io.zico.app.scoring;

import io.zico.app.scoring.Warning.Code;
import io.zico.app.scoring.Warning.Severity;
import io.zico.core.architecture.TensorShape;
import io.zico.core.data.Crops;
import io.zico.core.data.Dataset;
import io.zico.core.data.Labels;
import io.zico.core.proxy.Patterns;
import io.zico.core.proxy.Precision;
import io.zico.core.proxy.Protocol;
import io.zico.core.proxy.Proxies;
import io.zico.core.proxy.RatioSum;
import io.zico.core.proxy.Score.Valid;
import io.zico.core.proxy.Share;
import io.zico.core.proxy.Signal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reasons to trust the scores of a network less. */
final class ScoreWarnings {

  /** Batches of fewer images are noisy, by the paper's own ablation. */
  private static final int SMALL = 32;

  /** The part of its layer from which on a single weight matters. */
  private static final double DOMINANT = 0.1;

  /** Sums of capped ratios are kept as logarithms, so the largest ratio is the cap but for this. */
  private static final double ROUNDING = 1 + 1e-9;

  private ScoreWarnings() {}

  /** What is to be said about the scores that each proxy gave under the protocol, seed by seed. */
  static List<Warning> of(
      Protocol protocol, Dataset dataset, TensorShape input, Map<String, List<Valid>> scores) {
    var warnings = new ArrayList<Warning>();
    addAbout(protocol, Proxies.needs(scores.keySet()), warnings);
    addAbout(dataset, input, warnings);
    addAboutClasses(protocol, dataset, warnings);
    addAboutImages(protocol, scores.keySet(), warnings);
    scores.forEach((proxy, score) -> addAbout(proxy, score, protocol, warnings));
    return warnings;
  }

  private static void addAbout(Protocol protocol, Set<Signal> signals, List<Warning> warnings) {
    if (protocol.batches() == 1 && signals.contains(Signal.GRADIENTS)) {
      warnings.add(
          Warning.of(Code.ONE_BATCH, "with one batch no gradient deviates and ZiCo is 0; use 2"));
    }
    if (protocol.batchSize() < SMALL) {
      warnings.add(
          Warning.of(
              Code.SMALL_BATCH,
              "batches of %d are noisy; the paper finds stable ranks from 64 on"
                  .formatted(protocol.batchSize())));
    }
    if (protocol.seeds().size() == 1) {
      warnings.add(
          new Warning(
              Code.ONE_SEED,
              Severity.INFO,
              "one seed says nothing of the noise; three give an error"));
    }
  }

  private static void addAboutImages(
      Protocol protocol, Set<String> proxies, List<Warning> warnings) {
    for (var proxy : proxies) {
      int most =
          Proxies.needs(Set.of(proxy)).stream()
              .mapToInt(Signal::mostImages)
              .min()
              .orElse(Integer.MAX_VALUE);
      if (protocol.batchSize() > most) {
        warnings.add(
            new Warning(
                Code.FIRST_IMAGES,
                Severity.INFO,
                "%s looks at the first %d images of a batch of %d"
                    .formatted(proxy, most, protocol.batchSize())));
      }
    }
  }

  /** Fewer images have fewer patterns than any network shows; more are not looked at. */
  private static void addAboutPatterns(
      String proxy, List<Valid> seeds, Protocol protocol, List<Warning> warnings) {
    var needs = Proxies.needs(Set.of(proxy));
    int images = Math.min(Patterns.IMAGES, protocol.batchSize());
    boolean few = needs.contains(Signal.PATTERNS) && images < Patterns.IMAGES;
    boolean all = seeds.stream().anyMatch(score -> score.value() == ceiling(proxy, images));
    if (few || all) {
      warnings.add(
          Warning.of(
              Code.SATURATED,
              "%s: %s tell few networks apart, since all patterns come up; take a batch of %d or more, or more seeds"
                  .formatted(
                      proxy,
                      all ? "as many patterns as there can be" : images + " images",
                      Patterns.IMAGES)));
    }
  }

  private static double ceiling(String proxy, int images) {
    return switch (proxy) {
      case "swap" -> 1L << images;
      case "linear-regions" -> Crops.BATCHES * (double) Crops.BATCH_SIZE;
      default -> Double.NaN;
    };
  }

  private static void addAboutClasses(Protocol protocol, Dataset dataset, List<Warning> warnings) {
    var labels = dataset.labels();
    boolean areClasses = labels.kind() == Labels.Kind.CLASS || labels.kind() == Labels.Kind.MASK;
    long shown = labels.categories().stream().filter(category -> category.images() > 0).count();
    if (areClasses && labels.kind().isNeededFor(protocol.task()) && shown == 1) {
      warnings.add(
          Warning.of(
              Code.ONE_CLASS,
              "dataset '%s' shows one class only, so that every image has the same answer; take one with more"
                  .formatted(dataset.name())));
    }
  }

  private static void addAbout(Dataset dataset, TensorShape input, List<Warning> warnings) {
    if (dataset.synthetic()) {
      warnings.add(
          Warning.of(Code.RANDOM_LABELS, "images and labels are random: rank, but do not compare"));
    }
    var image = dataset.image();
    if (image != null && (image.height() < input.height() || image.width() < input.width())) {
      warnings.add(
          Warning.of(
              Code.UPSAMPLED,
              "images of %s are enlarged to the input of %s, which adds pixels but nothing to see"
                  .formatted(image, input)));
    }
  }

  private static void addAbout(
      String proxy, List<Valid> seeds, Protocol protocol, List<Warning> warnings) {
    if (seeds.stream().allMatch(score -> score.shares().isEmpty() && score.value() == 0)) {
      warnings.add(
          Warning.of(
              Code.NOTHING_COUNTS, "no layer counts for %s; see exclusions".formatted(proxy)));
    }
    addAboutPatterns(proxy, seeds, protocol, warnings);
    if (protocol.precision() == Precision.FLOAT32) {
      seeds.stream()
          .flatMap(score -> score.shares().stream())
          .filter(ScoreWarnings::isUnresolved)
          .max(Comparator.comparingDouble(Share::dominance))
          .ifPresent(layer -> warnings.add(dominant(proxy, layer)));
    }
  }

  /** Whether a ratio beyond what {@code zico:capped} trusts makes up much of the layer's sum. */
  private static boolean isUnresolved(Share layer) {
    return layer.dominance() > DOMINANT && layer.largestRatio() > RatioSum.CAP * ROUNDING;
  }

  private static Warning dominant(String proxy, Share layer) {
    return Warning.of(
        Code.DOMINANT_WEIGHT,
        "%s: one weight carries %.0f %% of layer %s by a difference of gradients that float32 blurs; rank by zico:capped, and take FLOAT64 to repeat numbers"
            .formatted(proxy, 100 * layer.dominance(), layer.layer()));
  }
}

package io.zico.core.ranking;

import io.zico.core.proxy.Exclusion;
import io.zico.core.proxy.ProxyInfo;
import io.zico.core.proxy.Score.Valid;
import io.zico.core.proxy.Share;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One network's scores under several seeds, as one answer.
 *
 * @param version of the proxy: scores of different versions do not compare
 * @param mean over the seeds; the layers' values sum to it where the proxy is a sum over layers
 * @param standardError of the mean: sample deviation over the root of the number of seeds; null for
 *     one seed, which says nothing about it
 * @param interval where the mean over all seeds lies; null for one seed
 * @param percentile the part of a cohort that the mean is better than, from 0 to 100; null without
 *     a cohort
 * @param structural what the shape of the network says; mean over the seeds; null if the proxy does
 *     not tell it from the rest
 * @param data what the gradients say; mean over the seeds; null likewise
 * @param values the score of each seed
 * @param largestShare the layer in which one weight carries most of the sum; null if none counts
 * @param layers each layer's part, mean over the seeds, in registration order
 * @param exclusions layers that add nothing under at least one seed, in registration order
 */
public record ScoreSummary(
    String version,
    double mean,
    @Nullable Double standardError,
    @Nullable Interval interval,
    @Nullable Double percentile,
    @Nullable Double structural,
    @Nullable Double data,
    List<SeedValue> values,
    @Nullable LargestShare largestShare,
    List<Share> layers,
    List<Exclusion> exclusions) {

  public ScoreSummary {
    values = List.copyOf(values);
    layers = List.copyOf(layers);
    exclusions = List.copyOf(exclusions);
  }

  /** The score under one seed. */
  public record SeedValue(int seed, double value) {}

  /** The largest part of a layer's sum, from 0 to 1, that one single weight carries. */
  public record LargestShare(String layer, double share) {}

  /**
   * Summarises scores.
   *
   * @param proxy which gave them
   * @param scores by seed, at least one
   * @param order the names of all layers, in registration order; a layer may count under some seeds
   *     only
   */
  public static ScoreSummary of(ProxyInfo proxy, Map<Integer, Valid> scores, List<String> order) {
    var shares = new HashMap<String, List<Share>>();
    var exclusions = new HashMap<String, Exclusion>();
    var values = new TreeMap<Integer, Double>();
    scores.forEach(
        (seed, score) -> {
          values.put(seed, score.value());
          score
              .shares()
              .forEach(s -> shares.computeIfAbsent(s.layer(), l -> new ArrayList<>()).add(s));
          score.exclusions().forEach(e -> exclusions.putIfAbsent(e.layer(), e));
        });
    var layers = inOrder(order, shares).map(list -> mean(list, scores.size())).toList();
    var estimate = Estimate.of(values);
    return new ScoreSummary(
        proxy.version(),
        estimate.mean(),
        estimate.standardError(),
        estimate.interval(),
        null,
        sum(layers, Share::structural).orElse(null),
        sum(layers, Share::data).orElse(null),
        estimate.values(),
        largest(layers).orElse(null),
        layers,
        inOrder(order, exclusions).toList());
  }

  private static <T> Stream<T> inOrder(List<String> order, Map<String, T> byLayer) {
    return order.stream().filter(byLayer::containsKey).map(byLayer::get);
  }

  /** The same without what each layer adds. */
  public ScoreSummary withoutLayers() {
    return new ScoreSummary(
        version,
        mean,
        standardError,
        interval,
        percentile,
        structural,
        data,
        values,
        largestShare,
        List.of(),
        exclusions);
  }

  /** The same with its place in a cohort of the same proxy. */
  public ScoreSummary in(Cohort cohort) {
    return new ScoreSummary(
        version,
        mean,
        standardError,
        interval,
        cohort.size() == 0 ? null : Double.valueOf(cohort.percentile(mean)),
        structural,
        data,
        values,
        largestShare,
        layers,
        exclusions);
  }

  private static Optional<Double> sum(List<Share> layers, Function<Share, @Nullable Double> part) {
    return layers.isEmpty() || layers.stream().anyMatch(layer -> part.apply(layer) == null)
        ? Optional.empty()
        : Optional.of(layers.stream().mapToDouble(layer -> orZero(part.apply(layer))).sum());
  }

  /** A seed under which the layer does not count adds zero. */
  private static Share mean(List<Share> shares, int seeds) {
    double value = 0;
    double structural = 0;
    double data = 0;
    long counted = 0;
    double largest = 0;
    for (var share : shares) {
      value += share.value() / seeds;
      structural += orZero(share.structural()) / seeds;
      data += orZero(share.data()) / seeds;
      counted = Math.max(counted, share.counted() == null ? 0 : share.counted());
      largest = Math.max(largest, share.dominance());
    }
    var first = shares.get(0);
    return first.structural() == null
        ? Share.of(first.layer(), value)
        : new Share(
            first.layer(),
            value,
            structural,
            data,
            first.weights(),
            counted,
            first.largestShare() == null ? null : Double.valueOf(largest));
  }

  private static double orZero(@Nullable Double number) {
    return number == null ? 0 : number;
  }

  private static Optional<LargestShare> largest(List<Share> layers) {
    return layers.stream()
        .filter(share -> share.largestShare() != null)
        .reduce((a, b) -> b.dominance() > a.dominance() ? b : a)
        .map(share -> new LargestShare(share.layer(), share.dominance()));
  }
}

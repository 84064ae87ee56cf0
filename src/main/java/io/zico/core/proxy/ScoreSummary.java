package io.zico.core.proxy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One network's scores under several seeds, as one answer.
 *
 * @param version of the proxy: scores of different versions do not compare
 * @param mean over the seeds; the layers' values sum to it
 * @param standardError of the mean: sample deviation over the root of the number of seeds; null for
 *     one seed, which says nothing about it
 * @param structural what the shape of the network says; mean over the seeds
 * @param data what the gradients say; mean over the seeds
 * @param values the score of each seed
 * @param largestShare the layer in which one weight carries most of the sum; null if none counts
 * @param layers each layer's part, mean over the seeds, in registration order
 * @param exclusions layers that add nothing under at least one seed, in registration order
 */
public record ScoreSummary(
    String version,
    double mean,
    @Nullable Double standardError,
    double structural,
    double data,
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
   * Summarises valid scores.
   *
   * @param proxy which gave them
   * @param scores by seed, at least one
   * @param order the names of all layers, in registration order; a layer may count under some seeds
   *     only
   */
  public static ScoreSummary of(ProxyInfo proxy, Map<Integer, Score> scores, List<String> order) {
    var shares = new HashMap<String, List<Share>>();
    var exclusions = new HashMap<String, Exclusion>();
    var values = new ArrayList<SeedValue>();
    scores.forEach(
        (seed, score) -> {
          values.add(new SeedValue(seed, score.value()));
          score
              .shares()
              .forEach(s -> shares.computeIfAbsent(s.layer(), l -> new ArrayList<>()).add(s));
          score.exclusions().forEach(e -> exclusions.putIfAbsent(e.layer(), e));
        });
    var layers = inOrder(order, shares).map(list -> mean(list, scores.size())).toList();
    double mean = values.stream().mapToDouble(SeedValue::value).sum() / values.size();
    return new ScoreSummary(
        proxy.version(),
        mean,
        standardError(values, mean).orElse(null),
        layers.stream().mapToDouble(Share::structural).sum(),
        layers.stream().mapToDouble(Share::data).sum(),
        values,
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
        structural,
        data,
        values,
        largestShare,
        List.of(),
        exclusions);
  }

  private static Optional<Double> standardError(List<SeedValue> values, double mean) {
    int n = values.size();
    if (n < 2) {
      return Optional.empty();
    }
    double squares =
        values.stream().mapToDouble(v -> (v.value() - mean) * (v.value() - mean)).sum();
    return Optional.of(Math.sqrt(squares / (n - 1) / n));
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
      structural += share.structural() / seeds;
      data += share.data() / seeds;
      counted = Math.max(counted, share.counted());
      largest = Math.max(largest, share.largestShare());
    }
    var first = shares.get(0);
    return new Share(first.layer(), value, structural, data, first.weights(), counted, largest);
  }

  private static Optional<LargestShare> largest(List<Share> layers) {
    return layers.stream()
        .reduce((a, b) -> b.largestShare() > a.largestShare() ? b : a)
        .map(share -> new LargestShare(share.layer(), share.largestShare()));
  }
}

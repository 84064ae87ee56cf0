package io.zico.core.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.zico.core.proxy.Exclusion.Reason;
import io.zico.core.proxy.Score.Valid;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ScoreSummaryTest {

  @Test
  void layersFollowTheOrderOfRegistrationWhateverCounts() {
    // under seed 0 only the last layer counts, under seed 1 only the first
    var scores = new TreeMap<>(Map.of(0, score("c", "a", "b"), 1, score("a", "c", "b")));

    var summary = ScoreSummary.of(Proxies.all().get(0).info(), scores, List.of("a", "b", "c"));

    assertThat(summary.layers()).extracting(Share::layer).containsExactly("a", "c");
    assertThat(summary.exclusions()).extracting(Exclusion::layer).containsExactly("a", "b", "c");
    // each counts under one seed of two
    assertThat(summary.layers()).extracting(Share::value).containsExactly(0.5, 0.5);
    assertThat(summary.mean()).isEqualTo(1);
    assertThat(summary.version()).isEqualTo("1");
  }

  @Test
  void proxiesThatAreNoSumHaveNoParts() {
    var scores = Map.of(0, new Valid(3, List.of(), List.of()));

    var summary = ScoreSummary.of(Swap.plain().info(), scores, List.of("a"));

    assertThat(summary.mean()).isEqualTo(3);
    assertThat(summary.structural()).isNull();
    assertThat(summary.data()).isNull();
    assertThat(summary.largestShare()).isNull();
    assertThat(summary.layers()).isEmpty();
  }

  @Test
  void sumsWithoutRatiosHaveLayersOnly() {
    var scores =
        Map.of(
            0, new Valid(3, List.of(Share.of("a", 1), Share.of("b", 2)), List.of()),
            1, new Valid(5, List.of(Share.of("a", 5)), List.of()));

    var summary = ScoreSummary.of(new Snip().info(), scores, List.of("a", "b"));

    assertThat(summary.layers()).containsExactly(Share.of("a", 3), Share.of("b", 1));
    assertThat(summary.structural()).isNull();
  }

  private static Valid score(String counts, String... others) {
    return new Valid(
        1,
        List.of(new Share(counts, 1, 0.25, 0.75, 10L, 10L, 0.5)),
        Arrays.stream(others).map(layer -> new Exclusion(layer, Reason.NO_GRADIENT)).toList());
  }
}

package io.zico.core.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.zico.core.proxy.Exclusion;
import io.zico.core.proxy.Exclusion.Reason;
import io.zico.core.proxy.Proxies;
import io.zico.core.proxy.ProxyInfo;
import io.zico.core.proxy.ProxyInfo.Direction;
import io.zico.core.proxy.Score.Valid;
import io.zico.core.proxy.Share;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ScoreSummaryTest {

  @Test
  void layersFollowTheOrderOfRegistrationWhateverCounts() {
    // under seed 0 only the last layer counts, under seed 1 only the first
    var scores = new TreeMap<>(Map.of(0, score("c", "a", "b"), 1, score("a", "c", "b")));

    var summary = ScoreSummary.of(info("zico"), scores, List.of("a", "b", "c"));

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

    var summary = ScoreSummary.of(info("swap"), scores, List.of("a"));

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

    var summary = ScoreSummary.of(info("snip"), scores, List.of("a", "b"));

    assertThat(summary.layers()).containsExactly(Share.of("a", 3), Share.of("b", 1));
    assertThat(summary.structural()).isNull();
  }

  @Test
  void severalSeedsHaveAnIntervalAndAPlace() {
    // 3 and 5: error 1, and t is 12.7062 for one degree of freedom
    var scores = Map.of(0, valid(3), 1, valid(5));

    var summary = ScoreSummary.of(info("swap"), scores, List.of());

    assertThat(summary.standardError()).isCloseTo(1, within(1e-12));
    var interval = Objects.requireNonNull(summary.interval());
    assertThat(interval.low()).isCloseTo(4 - 12.7062, within(1e-4));
    assertThat(interval.high()).isCloseTo(4 + 12.7062, within(1e-4));
    assertThat(summary.percentile()).isNull();
    assertThat(summary.in(Cohort.of(Direction.HIGHER_IS_BETTER, 1, 2, 9)).percentile())
        .isCloseTo(200.0 / 3, within(1e-12));
  }

  @Test
  void oneSeedHasNoError() {
    var summary = ScoreSummary.of(info("swap"), Map.of(0, valid(3)), List.of());

    assertThat(summary.standardError()).isNull();
    assertThat(summary.interval()).isNull();
  }

  private static Valid valid(double value) {
    return new Valid(value, List.of(), List.of());
  }

  private static ProxyInfo info(String proxy) {
    return Proxies.find(proxy).orElseThrow().info();
  }

  private static Valid score(String counts, String... others) {
    return new Valid(
        1,
        List.of(new Share(counts, 1, 0.25, 0.75, 10L, 10L, 0.5)),
        Arrays.stream(others).map(layer -> new Exclusion(layer, Reason.NO_GRADIENT)).toList());
  }
}

package io.zico.core.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.zico.core.proxy.Exclusion.Reason;
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

  private static Score score(String counts, String... others) {
    return Score.sumOf(
        List.of(new Share(counts, 1, 0.25, 0.75, 10, 10, 0.5)),
        java.util.Arrays.stream(others)
            .map(layer -> new Exclusion(layer, Reason.NO_GRADIENT))
            .toList());
  }
}

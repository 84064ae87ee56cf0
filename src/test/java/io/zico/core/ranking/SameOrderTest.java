package io.zico.core.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;

class SameOrderTest {

  @Test
  void pairsOfTheSameOrderAreNamed() {
    var scores = new LinkedHashMap<String, double[]>();
    scores.put("macs", new double[] {1, 2, 2, 3});
    scores.put("other", new double[] {3, 1, 2, 4});
    scores.put("complexity", new double[] {10, 20, 20, 30});
    scores.put("reversed", new double[] {-1, -2, -2, -3});

    assertThat(SameOrder.among(scores))
        .containsExactly(
            new SameOrder("macs", "complexity"),
            new SameOrder("macs", "reversed"),
            new SameOrder("complexity", "reversed"));
  }

  @Test
  void networksWithoutScoreAreLeftOut() {
    var scores = new LinkedHashMap<String, double[]>();
    scores.put("a", new double[] {1, 2, 3});
    scores.put("b", new double[] {1, Double.NaN, 3});

    assertThat(SameOrder.among(scores)).containsExactly(new SameOrder("a", "b"));
  }

  @Test
  void constantProxiesAreTheSameAsNone() {
    var scores = new LinkedHashMap<String, double[]>();
    scores.put("a", new double[] {1, 2, 3});
    scores.put("layers", new double[] {7, 7, 7});

    assertThat(SameOrder.among(scores)).isEmpty();
  }
}

package io.zico.core.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.zico.core.proxy.Proxies;
import io.zico.core.proxy.ProxyInfo.Direction;
import io.zico.core.proxy.Score.Valid;
import io.zico.core.ranking.Reference.Column;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReferenceTest {

  private static final Ensemble BOTH = Ensemble.of("both", "up", "down");

  private final Reference reference = new Reference(columns());

  @Test
  void seedsAreRankedOneByOne() {
    // seed 0: ranks 3 and 2 of 4; seed 1: ranks 4 and 4 of 4
    var summary = reference.summary(BOTH, Map.of("up", scores(25, 99), "down", scores(2.5, 0.5)));

    double first = Math.log(3.0 / 4) + Math.log(2.0 / 4);
    assertThat(summary.values().get(0).value()).isCloseTo(first, within(1e-15));
    assertThat(summary.values().get(1).value()).isZero();
    assertThat(summary.mean()).isCloseTo(first / 2, within(1e-15));
    assertThat(summary.interval()).isNotNull();
  }

  @Test
  void sumsHaveTheirPlaceAmongThoseOfTheCohort() {
    // of the reference networks, (10, 3), (20, 2) and (30, 1) have ranks 1.5, 2.5 and 3.5 twice
    var middle = reference.summary(BOTH, Map.of("up", scores(25), "down", scores(2.5)));
    var best = reference.summary(BOTH, Map.of("up", scores(31), "down", scores(0)));

    // ln 6/16 against ln 2.25/16, ln 6.25/16 and ln 12.25/16
    assertThat(middle.percentile()).isCloseTo(100.0 / 3, within(1e-12));
    assertThat(best.percentile()).isEqualTo(100);
  }

  @Test
  void proxiesWithoutScoresDoNotRank() {
    assertThat(reference.proxies()).containsExactlyInAnyOrder("up", "down");
    assertThat(reference.cohort("never")).isEmpty();
    assertThat(reference.cohort("up").orElseThrow().size()).isEqualTo(3);
  }

  @Test
  void membersOfTheSameOrderAreNamed() {
    assertThat(reference.duplicates(BOTH)).containsExactly(new SameOrder("up", "down"));
  }

  private static Map<String, Column> columns() {
    var columns = new LinkedHashMap<String, Column>();
    columns.put("up", column(Direction.HIGHER_IS_BETTER, 10, 20, 30, Double.NaN));
    columns.put("down", column(Direction.LOWER_IS_BETTER, 3, 2, 1, Double.NaN));
    columns.put(
        "never",
        column(
            Direction.HIGHER_IS_BETTER,
            new double[] {Double.NaN, Double.NaN, Double.NaN, Double.NaN}));
    return columns;
  }

  private static Column column(Direction direction, double... scores) {
    return new Column(direction, scores);
  }

  private static ScoreSummary scores(double... bySeed) {
    var scores = new TreeMap<Integer, Valid>();
    for (double score : bySeed) {
      scores.put(scores.size(), new Valid(score, List.of(), List.of()));
    }
    return ScoreSummary.of(Proxies.all().get(0).info(), scores, List.of());
  }
}

package io.zico.core.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.zico.core.proxy.Proxies;
import io.zico.core.proxy.ProxyInfo.Direction;
import io.zico.core.proxy.Score;
import io.zico.core.proxy.Score.Cause;
import io.zico.core.proxy.Score.Valid;
import io.zico.core.ranking.Ensemble.Member;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LogRankTest {

  private static final Ensemble ENSEMBLE =
      new Ensemble("mine", List.of(new Member("high", 1), new Member("low", 2)));
  private static final Map<String, Direction> DIRECTIONS =
      Map.of("high", Direction.HIGHER_IS_BETTER, "low", Direction.LOWER_IS_BETTER);
  private static final Map<String, Cohort> COHORTS =
      Map.of(
          "high", Cohort.of(Direction.HIGHER_IS_BETTER, 10, 20, 30),
          "low", Cohort.of(Direction.LOWER_IS_BETTER, 1, 2, 3));

  @Test
  void ranksAgainstCohortsAreWeighted() {
    // 25 is rank 3 of 4; 2.5 is rank 2 of 4, since 3 is worse: ln 3/4 + 2 ln 1/2
    assertThat(value(LogRank.against(COHORTS, ENSEMBLE, network(25, 2.5))))
        .isCloseTo(Math.log(0.1875), within(1e-15));
  }

  @Test
  void bestOfAllScoresZero() {
    assertThat(value(LogRank.against(COHORTS, ENSEMBLE, network(31, 0)))).isZero();
  }

  @Test
  void ranksWithinListsAreAmongTheList() {
    // ranks by high 1 2 3; by low 1 and 2.5 twice
    var scores =
        LogRank.within(List.of(network(1, 9), network(2, 5), network(3, 5)), ENSEMBLE, DIRECTIONS);

    assertThat(scores)
        .extracting(LogRankTest::value)
        .usingComparatorForType((a, b) -> Math.abs(a - b) < 1e-15 ? 0 : 1, Double.class)
        .containsExactly(
            Math.log(1.0 / 3) + 2 * Math.log(1.0 / 3),
            Math.log(2.0 / 3) + 2 * Math.log(2.5 / 3),
            2 * Math.log(2.5 / 3));
  }

  @Test
  void membersWithoutScoreLeaveNone() {
    var network = Map.of("high", Score.of(1), "low", Score.invalid(Cause.SINGULAR, "why"));

    assertThat(LogRank.against(COHORTS, ENSEMBLE, network))
        .isEqualTo(Score.invalid(Cause.SINGULAR, "low: why"));
    assertThat(LogRank.within(List.of(network(1, 1), network), ENSEMBLE, DIRECTIONS))
        // both have the mean rank 1.5 by high
        .containsExactly(Score.of(Math.log(0.75)), Score.invalid(Cause.SINGULAR, "low: why"));
  }

  @Test
  void proxiesAreMembersOnce() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ensemble.of("mine", "zico", "jacov", "zico"))
        .withMessageContaining("has zico");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ensemble.of("mine", "macs", "az-nas:complexity"))
        .withMessageContaining("has az-nas:complexity, or the same by another name");
  }

  @Test
  void weightsAreAboveZero() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Member("zico", 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Member("zico", Double.NaN));
  }

  @Test
  void builtInEnsemblesAreOfKnownProxies() {
    assertThat(Ensembles.all())
        .flatExtracting(Ensemble::proxies)
        .allMatch(proxy -> Proxies.find(proxy).isPresent());
    assertThat(Ensembles.find("az-nas").orElseThrow().members()).hasSize(4);
  }

  @Test
  void valuesOfEqualWeightNeedNoNames() {
    // ranks 1, 2, 3 and 3, 1, 2 of 3
    double[] values = LogRank.within(List.of(new double[] {-7, 0, 40}, new double[] {9, 1, 5}));

    assertThat(values[0]).isCloseTo(Math.log(1 / 3.0) + Math.log(1), within(1e-12));
    assertThat(values[1]).isCloseTo(Math.log(2 / 3.0) + Math.log(1 / 3.0), within(1e-12));
    assertThat(values[2]).isCloseTo(Math.log(1) + Math.log(2 / 3.0), within(1e-12));
    // ranks 1.5, 1.5, 3 of 3
    assertThat(LogRank.within(List.of(new double[] {4, 4, 5})))
        .containsExactly(new double[] {Math.log(0.5), Math.log(0.5), 0}, within(1e-12));
  }

  private static double value(Score score) {
    return score.valid().map(Valid::value).orElseThrow();
  }

  private static Map<String, Score> network(double high, double low) {
    return Map.of("high", Score.of(high), "low", Score.of(low));
  }
}

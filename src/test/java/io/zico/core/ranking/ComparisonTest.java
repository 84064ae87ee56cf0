package io.zico.core.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.zico.core.proxy.ProxyInfo.Direction;
import io.zico.core.ranking.Comparison.Basis;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** With two degrees of freedom Student's distribution is 1/2 + t / (2 sqrt(2 + t^2)). */
class ComparisonTest {

  @Test
  void sameSeedsAreComparedSeedBySeed() {
    // differences 1, 2, 3: mean 2, error 1 / sqrt(3), t = sqrt(12), 1/2 + sqrt(12) / (2 sqrt(14))
    var comparison = compare(seeds(0, 13, 24, 35), seeds(0, 12, 22, 32));

    assertThat(comparison.probability()).isCloseTo(0.962910, within(1e-6));
    assertThat(comparison.verdict()).isEqualTo(Verdict.A_BEATS_B);
    assertThat(comparison.basis()).isEqualTo(Basis.PAIRED);
  }

  @Test
  void differentSeedsAreComparedByTheirMeans() {
    // both variances 2, both parts 1: 4 / (1 + 1) = 2 degrees of freedom, t = 1 / sqrt(2)
    var comparison = compare(seeds(0, 1, 3), seeds(5, 0, 2));

    assertThat(comparison.probability()).isCloseTo(0.723607, within(1e-6));
    assertThat(comparison.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(comparison.basis()).isEqualTo(Basis.INDEPENDENT);
  }

  @Test
  void exchangedNetworksHaveTheOppositeVerdict() {
    var a = seeds(0, 13, 24, 35);
    var b = seeds(0, 12, 22, 32);

    assertThat(compare(b, a).probability()).isCloseTo(1 - 0.962910, within(1e-6));
    assertThat(compare(b, a).verdict()).isEqualTo(Verdict.B_BEATS_A);
    assertThat(Comparison.of(a, b, Direction.LOWER_IS_BETTER)).isEqualTo(compare(b, a));
  }

  @Test
  void oneSeedTellsNothingOfTheNoise() {
    var unknown = new Comparison(null, Verdict.UNDECIDED, Basis.UNKNOWN);

    assertThat(compare(seeds(0, 100), seeds(0, 1))).isEqualTo(unknown);
    assertThat(compare(seeds(0, 100, 101), seeds(0, 1))).isEqualTo(unknown);
  }

  @Test
  void numbersThatNoSeedChangesAreCertain() {
    assertThat(Comparison.exact(1, 2, Direction.LOWER_IS_BETTER))
        .isEqualTo(new Comparison(1.0, Verdict.A_BEATS_B, Basis.EXACT));
  }

  /** Counts and ranks may be the same under a few seeds by chance. */
  @Test
  void seedsThatShowNoNoiseDecideNothing() {
    assertThat(compare(seeds(0, 7, 7, 7), seeds(0, 5, 5, 5)))
        .isEqualTo(new Comparison(null, Verdict.UNDECIDED, Basis.UNKNOWN));
  }

  @Test
  void equalScoresAreUndecided() {
    var tie = compare(seeds(0, 1, 2, 3), seeds(0, 1, 2, 3));

    assertThat(tie).isEqualTo(new Comparison(0.5, Verdict.UNDECIDED, Basis.PAIRED));
    assertThat(Comparison.exact(2, 2, Direction.HIGHER_IS_BETTER).verdict())
        .isEqualTo(Verdict.UNDECIDED);
  }

  private static Comparison compare(SortedMap<Integer, Double> a, SortedMap<Integer, Double> b) {
    return Comparison.of(a, b, Direction.HIGHER_IS_BETTER);
  }

  private static SortedMap<Integer, Double> seeds(int first, double... scores) {
    var bySeed = new TreeMap<Integer, Double>();
    for (double score : scores) {
      bySeed.put(first + bySeed.size(), score);
    }
    return bySeed;
  }
}

package io.zico.core.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.zico.core.proxy.ProxyInfo.Direction;
import org.junit.jupiter.api.Test;

class CohortTest {

  private static final Cohort HIGHER = Cohort.of(Direction.HIGHER_IS_BETTER, 4, 2, 1, 2);
  private static final Cohort LOWER = Cohort.of(Direction.LOWER_IS_BETTER, 4, 2, 1, 2);

  @Test
  void percentilesCountTiesHalf() {
    assertThat(HIGHER.percentile(0)).isZero();
    assertThat(HIGHER.percentile(1.5)).isEqualTo(25);
    assertThat(HIGHER.percentile(2)).isEqualTo(50);
    assertThat(HIGHER.percentile(5)).isEqualTo(100);
  }

  @Test
  void lowScoresAreGoodWhereLowerIsBetter() {
    assertThat(LOWER.percentile(0)).isEqualTo(100);
    assertThat(LOWER.percentile(2)).isEqualTo(50);
    assertThat(LOWER.percentile(4)).isEqualTo(12.5);
  }

  @Test
  void ranksAreAmongTheCohortAndItself() {
    // among 1 2 2 2 4 the twos share ranks 2 to 4
    assertThat(HIGHER.rank(2)).isEqualTo(3);
    assertThat(HIGHER.rank(0)).isEqualTo(1);
    assertThat(HIGHER.rank(9)).isEqualTo(5);
    assertThat(LOWER.rank(3)).isEqualTo(2);
  }

  @Test
  void quantilesAreInterpolatedInTheOrderOfNumbers() {
    assertThat(HIGHER.quantiles(4)).containsExactly(1, 1.75, 2, 2.5, 4);
    assertThat(LOWER.quantiles(4)).containsExactly(1, 1.75, 2, 2.5, 4);
  }

  @Test
  void emptyCohortsRankNothing() {
    var empty = Cohort.of(Direction.HIGHER_IS_BETTER);

    assertThat(empty.percentile(1)).isNaN();
    assertThat(empty.rank(1)).isEqualTo(1);
    assertThat(empty.quantiles(4)).isEmpty();
  }

  @Test
  void cohortsOfNoNumbersAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Cohort.of(Direction.HIGHER_IS_BETTER, 1, Double.NaN));
  }
}

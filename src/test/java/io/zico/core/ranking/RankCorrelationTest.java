package io.zico.core.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.zico.core.random.CounterRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankCorrelationTest {

  private static final double[] ASCENDING = {1, 2, 3, 4};

  @Test
  void kendallCountsPairsInOppositeOrder() {
    // of 6 pairs, (1, 3) with (2, 2) is in opposite order: (5 - 1) / 6
    assertThat(RankCorrelation.kendall(ASCENDING, new double[] {1, 3, 2, 4}))
        .isCloseTo(4.0 / 6, within(1e-15));
  }

  @Test
  void kendallCorrectsForTiesInBoth() {
    // the example of SciPy's documentation
    double[] x = {12, 2, 1, 12, 2};
    double[] y = {1, 4, 7, 1, 0};

    assertThat(RankCorrelation.kendall(x, y)).isCloseTo(-0.47140452079103173, within(1e-15));
  }

  @Test
  void spearmanIsPearsonOfMeanRanks() {
    // ranks 1 2 3.5 5 3.5 against 1 to 5: SciPy's documentation gives the result
    double[] x = {1, 2, 3, 4, 5};
    double[] y = {5, 6, 7, 8, 7};

    assertThat(RankCorrelation.spearman(x, y)).isCloseTo(0.8207826816681233, within(1e-15));
  }

  @Test
  void sameOrderWithSameTiesIsExactlyOne() {
    double[] x = {3, 1, 1, 2, 7, 7, 7};
    double[] y = {30, -1, -1, 20, 31, 31, 31};

    assertThat(RankCorrelation.kendall(x, y)).isEqualTo(1);
  }

  @Test
  void constantListsHaveNoCorrelation() {
    assertThat(RankCorrelation.kendall(ASCENDING, new double[4])).isNaN();
    assertThat(RankCorrelation.spearman(ASCENDING, new double[4])).isNaN();
    assertThat(RankCorrelation.kendall(new double[0], new double[0])).isNaN();
  }

  @Test
  void listsOfDifferentLengthAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RankCorrelation.kendall(ASCENDING, new double[3]))
        .withMessageContaining("4 and 3");
  }

  @Test
  void mergeSortCountsWhatPairsCount() {
    var random = new CounterRandom(7, 1);
    for (int list = 0; list < 50; list++) {
      int from = 1000 * list;
      double[] x = IntStream.range(0, 40).mapToDouble(i -> random.below(from + i, 12)).toArray();
      double[] y =
          IntStream.range(0, 40).mapToDouble(i -> random.below(from + 500 + i, 9)).toArray();

      assertThat(RankCorrelation.kendall(x, y)).isCloseTo(byDefinition(x, y), within(1e-14));
    }
  }

  private static double byDefinition(double[] x, double[] y) {
    double sum = 0;
    double untiedX = 0;
    double untiedY = 0;
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < i; j++) {
        double signX = Math.signum(x[i] - x[j]);
        double signY = Math.signum(y[i] - y[j]);
        sum += signX * signY;
        untiedX += signX * signX;
        untiedY += signY * signY;
      }
    }
    return sum / Math.sqrt(untiedX * untiedY);
  }
}

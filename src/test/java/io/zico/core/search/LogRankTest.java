package io.zico.core.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class LogRankTest {

  @Test
  void sumsTheLogarithmsOfTheRanks() {
    // ranks 1, 2, 3 and 3, 1, 2 of 3
    double[] values = LogRank.of(List.of(new double[] {-7, 0, 40}, new double[] {9, 1, 5}));

    assertThat(values[0]).isCloseTo(Math.log(1 / 3.0) + Math.log(1), within(1e-12));
    assertThat(values[1]).isCloseTo(Math.log(2 / 3.0) + Math.log(1 / 3.0), within(1e-12));
    assertThat(values[2]).isCloseTo(Math.log(1) + Math.log(2 / 3.0), within(1e-12));
  }

  @Test
  void equalValuesShareTheirMeanRank() {
    // ranks 1.5, 1.5, 3 of 3
    double[] values = LogRank.of(List.of(new double[] {4, 4, 5}));

    assertThat(values[0]).isEqualTo(values[1]).isCloseTo(Math.log(0.5), within(1e-12));
    assertThat(values[2]).isZero();
  }
}

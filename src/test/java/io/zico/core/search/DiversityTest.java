package io.zico.core.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class DiversityTest {

  @Test
  void isThePartOfGenesInWhichPairsDiffer() {
    assertThat(Diversity.of(List.of("00", "01"))).isEqualTo(0.5);
    // in each of both places two of the three pairs differ
    assertThat(Diversity.of(List.of("00", "11", "01"))).isCloseTo(2 / 3.0, within(1e-12));
  }

  @Test
  void isNoneAmongEqualsAndLoners() {
    assertThat(Diversity.of(List.of("12", "12", "12"))).isZero();
    assertThat(Diversity.of(List.of("12"))).isZero();
    assertThat(Diversity.of(List.of())).isZero();
  }

  @Test
  void readsWordsAndNumbersAsGenes() {
    // of 8:16:24 and 8:16:32 one number of three differs
    assertThat(Diversity.of(List.of("8:16:24", "8:16:32"))).isCloseTo(1 / 3.0, within(1e-12));
  }
}

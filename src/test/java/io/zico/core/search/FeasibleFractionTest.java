package io.zico.core.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FeasibleFractionTest {

  /** 5 of 10 is the textbook's example of Wilson's interval: .237 to .763. */
  @Test
  void statesItsUncertaintyByWilsonsInterval() {
    var half = new FeasibleFraction(5, 10);

    assertThat(half.lower()).isCloseTo(0.2366, within(1e-4));
    assertThat(half.upper()).isCloseTo(0.7634, within(1e-4));
    assertThat(new FeasibleFraction(0, 100).lower()).isZero();
    assertThat(new FeasibleFraction(0, 100).upper()).isCloseTo(0.0370, within(1e-4));
  }

  @Test
  void everythingIsFeasibleWithoutConstraints() {
    var domain = Specs.domain("nas-bench-macro", Map.of());

    assertThat(FeasibleFraction.of(domain, 1, 50).value()).isEqualTo(1);
  }

  @Test
  void nothingIsFeasibleUnderImpossibleOnes() {
    var domain =
        Specs.domain("nas-bench-macro", Map.of(), Constraint.atMost(Quantity.PARAMETERS, 1));

    assertThat(FeasibleFraction.of(domain, 1, 50).value()).isZero();
  }
}

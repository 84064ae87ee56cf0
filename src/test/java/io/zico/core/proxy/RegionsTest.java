package io.zico.core.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RegionsTest {

  /** Patterns 10 1, 10 0 and 10 1 again; then 01 1, and 10 1 once more. */
  @Test
  void equalPatternsOfAllRectifiersCountOnce() {
    var regions = new Regions();

    regions.add(new double[] {1, 0, 1, 0, 1, 0}, 3);
    regions.add(new double[] {1, 0, 1}, 3);
    regions.next();
    regions.add(new double[] {0, 1, 1, 0}, 2);
    regions.add(new double[] {1, 1}, 2);
    regions.next();

    assertThat(regions.count()).isEqualTo(3);
  }
}

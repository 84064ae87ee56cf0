package io.zico.app.scores;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CapacityTest {

  @Test
  void slotsShareHalfOfTheHeap() {
    assertThat(Capacity.heapBytes(4_000, 1)).isEqualTo(2_000);
    assertThat(Capacity.heapBytes(4_000, 8)).isEqualTo(250);
  }
}

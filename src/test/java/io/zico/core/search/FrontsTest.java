package io.zico.core.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FrontsTest {

  // (1,5) (2,4) (3,3) are beaten by nobody, (2,2) by them, (1,1) by (2,2) too
  private final Fronts fronts =
      new Fronts(List.of(new double[] {1, 2, 3, 2, 1}, new double[] {5, 4, 3, 2, 1}));

  @Test
  void peelsFrontAfterFront() {
    assertThat(IntStream.range(0, 5).map(fronts::front)).containsExactly(0, 0, 0, 1, 2);
  }

  @Test
  void endsOfAFrontHaveTheMostRoom() {
    assertThat(fronts.isBetter(0, 1)).isTrue();
    assertThat(fronts.isBetter(2, 1)).isTrue();
    assertThat(fronts.isBetter(0, 2)).isFalse();
    assertThat(fronts.order()).containsExactly(0, 2, 1, 3, 4);
  }

  @Test
  void lonelyPointsHaveMoreRoomThanCrowdedOnes() {
    // on one front: the third has 4 and 1 to its neighbours on each axis, the second 1 and 1
    var row = new Fronts(List.of(new double[] {0, 1, 2, 6, 7}, new double[] {7, 6, 5, 1, 0}));

    assertThat(row.isBetter(2, 1)).isTrue();
    assertThat(row.isBetter(3, 1)).isTrue();
  }

  @Test
  void equalPointsDoNotDominateEachOther() {
    var twins = new Fronts(List.of(new double[] {1, 1}, new double[] {2, 2}));

    assertThat(twins.front(0)).isZero();
    assertThat(twins.front(1)).isZero();
  }
}

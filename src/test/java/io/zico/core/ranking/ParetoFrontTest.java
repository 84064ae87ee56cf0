package io.zico.core.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.zico.core.random.CounterRandom;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParetoFrontTest {

  @Test
  void frontsPeelOffDominatedPoints() {
    var points = List.of(point(1, 1), point(3, 1), point(2, 2), point(1, 3), point(2, 1));

    assertThat(ParetoFront.fronts(points))
        .containsExactly(List.of(1, 2, 3), List.of(4), List.of(0));
  }

  @Test
  void equalPointsShareAFront() {
    assertThat(ParetoFront.fronts(List.of(point(1, 1), point(1, 1))))
        .containsExactly(List.of(0, 1));
  }

  @Test
  void roomIsTheDistanceBetweenNeighbours() {
    // inner points: (4 - 1) / 6 + (9 - 3) / 8 and (7 - 2) / 6 + (5 - 1) / 8
    double[] room =
        ParetoFront.crowding(List.of(point(1, 9), point(2, 5), point(4, 3), point(7, 1)));

    assertThat(room)
        .containsExactly(
            new double[] {Double.POSITIVE_INFINITY, 1.25, 4.0 / 3, Double.POSITIVE_INFINITY},
            within(1e-15));
  }

  @Test
  void stairsOfTwoObjectivesAreCountedExactly() {
    // columns of heights 3, 2 and 1; the point below the reference and the dominated one add
    // nothing
    var points = List.of(point(2, 2), point(1, 3), point(3, 1), point(1, 1), point(-1, 9));

    assertThat(ParetoFront.hypervolume(points, 0, 0)).isEqualTo(6);
  }

  @Test
  void overlapsOfThreeBoxesCountOnce() {
    // 2 + 2 + 2, less 1 for each of three pairs, plus 1 that all share
    var points = List.of(point(2, 1, 1), point(1, 2, 1), point(1, 1, 2));

    assertThat(ParetoFront.hypervolume(points, 0, 0, 0)).isEqualTo(4);
  }

  @Test
  void noPointsHaveNoVolume() {
    assertThat(ParetoFront.hypervolume(List.of(), 0, 0, 0)).isZero();
    assertThat(ParetoFront.fronts(List.of())).isEmpty();
    assertThat(ParetoFront.crowding(List.of())).isEmpty();
  }

  @Test
  void volumeIsTheNumberOfUnitCubesBelow() {
    var random = new CounterRandom(3, 0);
    for (int objectives = 2; objectives <= 4; objectives++) {
      int size = objectives;
      var points =
          IntStream.range(0, 15)
              .mapToObj(
                  i ->
                      IntStream.range(0, size)
                          .mapToDouble(k -> 1 + random.below(100L * size + 4L * i + k, 6))
                          .toArray())
              .toList();

      assertThat(ParetoFront.hypervolume(points, new double[objectives]))
          .isEqualTo(cubes(points, objectives));
    }
  }

  private static double cubes(List<double[]> points, int objectives) {
    return IntStream.range(0, (int) Math.pow(6, objectives))
        .filter(cube -> points.stream().anyMatch(point -> covers(point, cube)))
        .count();
  }

  private static boolean covers(double[] point, int cube) {
    int rest = cube;
    for (double element : point) {
      if (rest % 6 >= element) {
        return false;
      }
      rest /= 6;
    }
    return true;
  }

  private static double[] point(double... elements) {
    return elements;
  }

  @Test
  void theFirstFrontAloneIsThatOfAll() {
    var points =
        List.of(new double[] {1, 3}, new double[] {2, 2}, new double[] {1, 2}, new double[] {3, 1});

    assertThat(ParetoFront.first(points)).containsExactly(3, 1, 0);
    assertThat(ParetoFront.first(points))
        .containsExactlyInAnyOrderElementsOf(ParetoFront.fronts(points).get(0));
  }

  @Test
  void equalsShareTheFirstFront() {
    var points = List.of(new double[] {1, 1}, new double[] {1, 1}, new double[] {0, 1});

    assertThat(ParetoFront.first(points)).containsExactly(0, 1);
  }
}

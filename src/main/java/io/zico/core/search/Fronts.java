package io.zico.core.search;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Points sorted into fronts: nobody in front 0 is dominated, nobody in front 1 is but by front 0,
 * and so on; and how much room each point has among the neighbours on its front.
 *
 * @see <a href="https://doi.org/10.1109/4235.996017">Deb et al., NSGA-II, 2002</a>
 */
final class Fronts {

  private final List<double[]> objectives;
  private final int[] front;
  private final double[] room;

  /**
   * Sorts points.
   *
   * @param objectives one array for each objective, with one value for each point; higher is better
   */
  Fronts(List<double[]> objectives) {
    this.objectives = List.copyOf(objectives);
    int size = objectives.get(0).length;
    this.front = new int[size];
    this.room = new double[size];
    Arrays.fill(front, -1);
    int left = size;
    for (int next = 0; left > 0; next++) {
      int[] members = undominated();
      for (int member : members) {
        front[member] = next;
      }
      measureRoom(members);
      left -= members.length;
    }
  }

  /** The front of a point, 0 for the best. */
  int front(int point) {
    return front[point];
  }

  /** Whether one point is on a better front, or has more room on the same. */
  boolean isBetter(int point, int rival) {
    return front[point] < front[rival]
        || (front[point] == front[rival] && room[point] > room[rival]);
  }

  /** All points, the best first; the first of equals first. */
  List<Integer> order() {
    return IntStream.range(0, front.length)
        .boxed()
        .sorted(
            (a, b) ->
                front[a] == front[b]
                    ? Double.compare(room[b], room[a])
                    : Integer.compare(front[a], front[b]))
        .toList();
  }

  /** Of the points without a front, those that no other of them dominates. */
  private int[] undominated() {
    int[] rest = IntStream.range(0, front.length).filter(point -> front[point] < 0).toArray();
    return Arrays.stream(rest)
        .filter(point -> Arrays.stream(rest).noneMatch(other -> dominates(other, point)))
        .toArray();
  }

  private boolean dominates(int one, int other) {
    boolean isBetter = false;
    for (double[] values : objectives) {
      if (values[one] < values[other]) {
        return false;
      }
      isBetter |= values[one] > values[other];
    }
    return isBetter;
  }

  /** The sum over the objectives of the distance between both neighbours, in parts of the range. */
  private void measureRoom(int[] members) {
    for (double[] values : objectives) {
      var sorted =
          Arrays.stream(members)
              .boxed()
              .sorted((a, b) -> Double.compare(values[a], values[b]))
              .toList();
      int first = sorted.get(0);
      int last = sorted.get(sorted.size() - 1);
      double range = values[last] - values[first];
      room[first] = Double.POSITIVE_INFINITY;
      room[last] = Double.POSITIVE_INFINITY;
      for (int i = 1; i < sorted.size() - 1 && range > 0; i++) {
        room[sorted.get(i)] += (values[sorted.get(i + 1)] - values[sorted.get(i - 1)]) / range;
      }
    }
  }
}

package io.zico.core.ranking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Points that no other dominates, one objective at an element. Higher is better in each: whoever
 * wants less of something negates it. A point dominates another if it is nowhere worse and
 * somewhere better.
 */
public final class ParetoFront {

  private ParetoFront() {}

  /** Whether a dominates b. */
  public static boolean dominates(double[] a, double[] b) {
    boolean better = false;
    for (int i = 0; i < a.length; i++) {
      if (a[i] < b[i]) {
        return false;
      }
      better |= a[i] > b[i];
    }
    return better;
  }

  /**
   * Sorts points into fronts: the first is dominated by none, each next one only by those before.
   * Equal points share a front.
   *
   * @return positions of the points, ascending in each front
   * @see <a href="https://doi.org/10.1109/4235.996017">Deb et al., NSGA-II, 2002</a>
   */
  public static List<List<Integer>> fronts(List<double[]> points) {
    var fronts = new ArrayList<List<Integer>>();
    int[] dominators = new int[points.size()];
    Arrays.setAll(dominators, i -> count(points, points.get(i)));
    var front = positions(dominators);
    while (!front.isEmpty()) {
      fronts.add(front);
      front.forEach(position -> dominators[position] = -1);
      for (int dominator : front) {
        for (int i = 0; i < dominators.length; i++) {
          if (dominates(points.get(dominator), points.get(i))) {
            dominators[i]--;
          }
        }
      }
      front = positions(dominators);
    }
    return fronts;
  }

  private static int count(List<double[]> points, double[] dominated) {
    return (int) points.stream().filter(point -> dominates(point, dominated)).count();
  }

  /**
   * The first front alone, of many points.
   *
   * @return positions of the points, those with more of the first objective first
   */
  public static List<Integer> first(List<double[]> points) {
    var front = new ArrayList<Integer>();
    // whoever dominates a point comes before it in this order
    IntStream.range(0, points.size())
        .boxed()
        .sorted((a, b) -> Arrays.compare(points.get(b), points.get(a)))
        .filter(p -> front.stream().noneMatch(f -> dominates(points.get(f), points.get(p))))
        .forEachOrdered(front::add);
    return front;
  }

  private static List<Integer> positions(int[] dominators) {
    return IntStream.range(0, dominators.length).filter(i -> dominators[i] == 0).boxed().toList();
  }

  /**
   * How much room each point of a front has: the distance between its two neighbours in each
   * objective over the front's extent, summed. It is infinite at the ends.
   *
   * @see <a href="https://doi.org/10.1109/4235.996017">Deb et al., NSGA-II, 2002</a>
   */
  public static double[] crowding(List<double[]> front) {
    double[] room = new double[front.size()];
    int objectives = front.isEmpty() ? 0 : front.get(0).length;
    for (int objective = 0; objective < objectives; objective++) {
      addRoom(front, objective, room);
    }
    return room;
  }

  private static void addRoom(List<double[]> front, int objective, double[] room) {
    var order =
        IntStream.range(0, front.size())
            .boxed()
            .sorted(Comparator.comparingDouble(i -> front.get(i)[objective]))
            .toList();
    int last = order.size() - 1;
    double extent = front.get(order.get(last))[objective] - front.get(order.get(0))[objective];
    room[order.get(0)] = Double.POSITIVE_INFINITY;
    room[order.get(last)] = Double.POSITIVE_INFINITY;
    for (int i = 1; i < last && extent > 0; i++) {
      double above = front.get(order.get(i + 1))[objective];
      double below = front.get(order.get(i - 1))[objective];
      room[order.get(i)] += (above - below) / extent;
    }
  }

  /**
   * The volume that is dominated by at least one of the points and is better than the reference,
   * exactly. What each point adds to those after it is its own box less what they cover of it.
   *
   * @param reference worse than the points of interest; others add nothing
   * @see <a href="https://doi.org/10.1109/TEVC.2010.2077298">While, Bradstreet and Barone, WFG,
   *     2012</a>
   */
  public static double hypervolume(List<double[]> points, double... reference) {
    var front = nonDominated(points.stream().filter(p -> isAbove(p, reference)).toList());
    return reference.length == 2 ? area(front, reference) : volume(front, reference);
  }

  private static boolean isAbove(double[] point, double[] reference) {
    return IntStream.range(0, reference.length).allMatch(i -> point[i] > reference[i]);
  }

  private static double area(List<double[]> front, double[] reference) {
    double area = 0;
    double covered = reference[1];
    for (double[] point : front.stream().sorted(byFirst().reversed()).toList()) {
      area += (point[0] - reference[0]) * Math.max(0, point[1] - covered);
      covered = Math.max(covered, point[1]);
    }
    return area;
  }

  private static Comparator<double[]> byFirst() {
    return Comparator.comparingDouble(point -> point[0]);
  }

  private static double volume(List<double[]> front, double[] reference) {
    double volume = 0;
    for (int i = 0; i < front.size(); i++) {
      double[] point = front.get(i);
      var covered =
          front.subList(i + 1, front.size()).stream().map(other -> worst(point, other)).toList();
      volume += box(point, reference) - volume(nonDominated(covered), reference);
    }
    return volume;
  }

  private static double box(double[] point, double[] reference) {
    double volume = 1;
    for (int i = 0; i < point.length; i++) {
      volume *= point[i] - reference[i];
    }
    return volume;
  }

  private static double[] worst(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> Math.min(a[i], b[i])).toArray();
  }

  /** One of several equal points stays. */
  private static List<double[]> nonDominated(List<double[]> points) {
    var kept = new ArrayList<double[]>();
    for (double[] point : points) {
      if (kept.stream().noneMatch(k -> dominates(k, point) || Arrays.equals(k, point))) {
        kept.removeIf(k -> dominates(point, k));
        kept.add(point);
      }
    }
    return kept;
  }
}

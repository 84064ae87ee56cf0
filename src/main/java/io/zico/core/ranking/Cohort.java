package io.zico.core.ranking;

import io.zico.core.proxy.ProxyInfo.Direction;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What one proxy gave a set of reference networks; says where a score stands among them. Ties count
 * half.
 */
public final class Cohort {

  private final Direction direction;

  /** The worst first: negated where lower is better. */
  private final double[] sorted;

  private Cohort(Direction direction, double[] sorted) {
    this.direction = direction;
    this.sorted = sorted;
  }

  /**
   * Makes a cohort.
   *
   * @param values finite, in any order
   */
  public static Cohort of(Direction direction, double... values) {
    if (!Arrays.stream(values).allMatch(Double::isFinite)) {
      throw new IllegalArgumentException("a cohort has finite values only");
    }
    var cohort = new Cohort(direction, values.clone());
    Arrays.setAll(cohort.sorted, i -> cohort.oriented(values[i]));
    Arrays.sort(cohort.sorted);
    return cohort;
  }

  /** The number of networks that have a score. */
  public int size() {
    return sorted.length;
  }

  /**
   * The part of the cohort that the score is better than, from 0 to 100; NaN if the cohort is
   * empty.
   */
  public double percentile(double score) {
    return 100 * (rank(score) - 1) / sorted.length;
  }

  /**
   * The score's rank in the cohort and itself together, from 1 for the worst to size + 1 for the
   * best.
   */
  public double rank(double score) {
    double value = oriented(score);
    int below = position(value, -1);
    return 1 + below + (position(value, 1) - below) / 2.0;
  }

  /**
   * Values at equal distances in the order of numbers, the least and the greatest among them,
   * interpolated where they lie between two: type 7 of Hyndman and Fan.
   *
   * @param parts how many parts they cut the cohort into; 4 for quartiles
   * @return one more than parts; none if the cohort is empty
   * @see <a href="https://doi.org/10.1080/00031305.1996.10473566">Hyndman and Fan, 1996</a>
   */
  public double[] quantiles(int parts) {
    double[] ascending = Arrays.stream(sorted).map(this::oriented).sorted().toArray();
    return ascending.length == 0
        ? ascending
        : IntStream.rangeClosed(0, parts)
            .mapToDouble(i -> at(ascending, (ascending.length - 1.0) * i / parts))
            .toArray();
  }

  private static double at(double[] ascending, double place) {
    int below = (int) place;
    int above = Math.min(below + 1, ascending.length - 1);
    return ascending[below] + (place - below) * (ascending[above] - ascending[below]);
  }

  private double oriented(double value) {
    return direction == Direction.HIGHER_IS_BETTER ? value : -value;
  }

  /** How many values are below (side -1), or at most (side 1), the given one. */
  private int position(double value, int side) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      boolean goesRight = side < 0 ? sorted[middle] < value : sorted[middle] <= value;
      if (goesRight) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}

package io.zico.core.proxy;

import java.util.ArrayList;
import java.util.List;

/**
 * How the gradients of the first half of a few images vary together with those of the second half,
 * in their order: what the released code of KNAS computes.
 */
public final class HalvedGradients {

  /** Images at most. */
  public static final int IMAGES = 50;

  /** Tensors of parameters at most. */
  public static final int TENSORS = 11;

  /** Elements of each tensor; smaller tensors do not count. */
  public static final int ELEMENTS = 50;

  private final List<double[][]> images = new ArrayList<>();

  /**
   * Adds an image.
   *
   * @param gradients a row for each tensor, the same ones for all images
   */
  public void add(double[][] gradients) {
    images.add(gradients);
  }

  /**
   * Σ over tensors and elements of Σ over the halves of (a − mean a)(b − mean b), over the square
   * of the number of images; the last one of an odd number does not count.
   */
  public double covariance() {
    int half = images.size() / 2;
    double sum = 0;
    for (int tensor = 0; half > 0 && tensor < images.get(0).length; tensor++) {
      for (int element = 0; element < images.get(0)[tensor].length; element++) {
        sum += covariance(tensor, element, half);
      }
    }
    return sum / (4.0 * half * half);
  }

  private double covariance(int tensor, int element, int half) {
    double meanA = 0;
    double meanB = 0;
    for (int i = 0; i < half; i++) {
      meanA += images.get(i)[tensor][element] / half;
      meanB += images.get(half + i)[tensor][element] / half;
    }
    double sum = 0;
    for (int i = 0; i < half; i++) {
      sum +=
          (images.get(i)[tensor][element] - meanA)
              * (images.get(half + i)[tensor][element] - meanB);
    }
    return sum;
  }
}

package io.zico.engine;

import io.zico.core.data.Targets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The correlations between images of the same class, summed up class by class.
 *
 * @param classes that the network tells apart; 0 where images have no class each
 * @param labels the class of each image
 */
@SuppressWarnings("ArrayRecordComponent") // lives for one reduction
record ClassCorrelations(int classes, int[] labels, double[][] correlation) {

  private static final double K = 1e-5;

  static ClassCorrelations of(TrialSetup setup, double[][] correlation) {
    return setup.batches().get(0).targets() instanceof Targets.Classes targets
        ? new ClassCorrelations(
            setup.network().source().output().channels(), targets.classes(), correlation)
        : new ClassCorrelations(0, new int[0], correlation);
  }

  /** The classes of the network; then for each class of the images, how many, and the sum. */
  List<Double> numbers() {
    var numbers = new ArrayList<Double>();
    numbers.add((double) classes);
    members()
        .values()
        .forEach(
            images -> {
              numbers.add((double) images.size());
              numbers.add(sum(images));
            });
    return numbers;
  }

  private TreeMap<Integer, List<Integer>> members() {
    var members = new TreeMap<Integer, List<Integer>>();
    for (int image = 0; image < Math.min(labels.length, correlation.length); image++) {
      members.computeIfAbsent(labels[image], label -> new ArrayList<>()).add(image);
    }
    return members;
  }

  private double sum(List<Integer> images) {
    double sum = 0;
    for (int i : images) {
      for (int j : images) {
        sum += Math.log(Math.abs(correlation[i][j]) + K);
      }
    }
    return sum;
  }
}

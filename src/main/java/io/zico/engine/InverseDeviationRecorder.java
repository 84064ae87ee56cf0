package io.zico.engine;

import ai.djl.ndarray.NDArray;
import io.zico.core.proxy.Recorded;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps the gradients of all batches on the device, and adds up for each layer the inverse standard
 * deviations of their absolute values; weights without deviation do not count.
 */
final class InverseDeviationRecorder implements SignalRecorder {

  private static final int PIECE = 2048;

  private final TrialSetup setup;
  private final KeptGradients gradients;

  InverseDeviationRecorder(TrialSetup setup) {
    this.setup = setup;
    this.gradients = new KeptGradients(setup);
  }

  @Override
  public void gradients(Map<Integer, LayerWeights> leaves) {
    gradients.add(leaves);
  }

  @Override
  public Recorded recorded() {
    var sums = new HashMap<String, Double>();
    gradients.byLayer().forEach((layer, batches) -> sums.put(layer, sum(batches)));
    return setup.layers(sums);
  }

  private static double sum(List<NDArray> batches) {
    var values = batches.stream().map(HostValues::of).toList();
    long weights = values.get(0).size();
    double[][] piece = new double[values.size()][PIECE];
    double sum = 0;
    for (long from = 0; from < weights; from += PIECE) {
      int length = (int) Math.min(PIECE, weights - from);
      for (int batch = 0; batch < piece.length; batch++) {
        values.get(batch).read(from, length, piece[batch]);
      }
      for (int weight = 0; weight < length; weight++) {
        double deviation = deviation(piece, weight);
        sum += deviation == 0 ? 0 : 1 / deviation;
      }
    }
    return sum;
  }

  private static double deviation(double[][] gradients, int weight) {
    double mean = 0;
    for (double[] batch : gradients) {
      mean += Math.abs(batch[weight]) / gradients.length;
    }
    double variance = 0;
    for (double[] batch : gradients) {
      double distance = Math.abs(batch[weight]) - mean;
      variance += distance * distance / gradients.length;
    }
    return Math.sqrt(variance);
  }
}

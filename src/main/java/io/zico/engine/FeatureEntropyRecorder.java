package io.zico.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.zico.core.proxy.Recorded.Numbers;
import io.zico.core.proxy.SymmetricMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes a pass of its own through the network as written, and keeps what its features tell. */
record FeatureEntropyRecorder(TrialSetup setup) implements SignalRecorder {

  /** Keeps the logarithm finite. */
  private static final double EPSILON = 1e-8;

  @Override
  public Numbers recorded() {
    var entropies = new ArrayList<Double>();
    LibTorch.unrecorded(() -> pass(entropies));
    return new Numbers(entropies);
  }

  private void pass(List<Double> entropies) {
    try (var pass = setup.manager().newSubManager()) {
      var network = WrittenNetwork.of(setup, pass);
      if (network.ends().isEmpty()) {
        return;
      }
      new ForwardPass(network.graph(), network.weights(), setup.constants())
          .output(
              setup.images(pass, setup.batches().get(0)),
              (position, result) -> {
                if (network.ends().contains(position)) {
                  entropies.add(entropy(result));
                }
                return result;
              });
    }
  }

  private static double entropy(NDArray map) {
    int channels = (int) map.getShape().get(1);
    try (var byChannel = map.transpose(1, 0, 2, 3);
        var rows = byChannel.reshape(channels, -1);
        var exact = rows.toType(DataType.FLOAT64, true);
        var means = exact.mean(new int[] {1}, true);
        var centred = exact.sub(means);
        var turned = centred.transpose();
        var products = centred.matMul(turned)) {
      double[] values = HostValues.of(products).all();
      double[][] covariance = new double[channels][];
      for (int i = 0; i < channels; i++) {
        covariance[i] = Arrays.copyOfRange(values, i * channels, (i + 1) * channels);
      }
      return entropy(new SymmetricMatrix(covariance).eigenvalues());
    }
  }

  private static double entropy(double[] eigenvalues) {
    double sum = Arrays.stream(eigenvalues).sum();
    return sum == 0
        ? Double.NEGATIVE_INFINITY
        : -Arrays.stream(eigenvalues).map(s -> s / sum).map(p -> p * Math.log(p + EPSILON)).sum();
  }
}

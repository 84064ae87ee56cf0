package io.zico.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.zico.core.architecture.Node;
import io.zico.core.architecture.Operator.BatchNorm;
import io.zico.core.architecture.Operator.Identity;
import io.zico.core.architecture.Operator.Input;
import io.zico.core.architecture.Operator.Zero;
import io.zico.core.proxy.Recorded.Numbers;
import io.zico.core.proxy.SymmetricMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Makes a pass of its own with the first image alone, and keeps of each feature map the smallest
 * eigenvalue of the correlation between its channels.
 *
 * @param mostChannels so many of a map's channels are taken, evenly spaced; they count for all
 */
record CorrelationRecorder(TrialSetup setup, int mostChannels) implements SignalRecorder {

  static final int ALL = Integer.MAX_VALUE;

  /** So many channels does the released code draw. */
  static final int SAMPLE = 8;

  /** None if there are no maps, or a batch norm would see a single value. */
  @Override
  public Numbers recorded() {
    var eigenvalues = new ArrayList<Double>();
    if (setup.network().nodes().stream().noneMatch(CorrelationRecorder::isOfOneValue)) {
      LibTorch.unrecorded(() -> pass(eigenvalues));
    }
    return new Numbers(eigenvalues);
  }

  /** Whether the output of the node is a map that an operator makes. */
  static boolean isMap(Node node) {
    var operator = node.operator();
    boolean isMade =
        !(operator instanceof Input || operator instanceof Identity || operator instanceof Zero);
    return isMade && node.output().isImage();
  }

  private static boolean isOfOneValue(Node node) {
    return node.operator() instanceof BatchNorm && node.output().positions() == 1;
  }

  private void pass(List<Double> eigenvalues) {
    try (var pass = setup.manager().newSubManager()) {
      var images = setup.images(pass, setup.batches().get(0));
      var first = LibTorch.slice(images, 0, 0, 1);
      new ForwardPass(setup.network(), setup.weights(), setup.constants())
          .output(
              first,
              (position, result) -> {
                if (isMap(setup.node(position))) {
                  eigenvalues.add(eigenvalue(result));
                }
                return result;
              });
    }
  }

  private double eigenvalue(NDArray map) {
    int channels = (int) map.getShape().get(1);
    try (var sample = LibTorch.slice(map, 0, 0, 1);
        var rows = sample.reshape(channels, -1);
        var exact = rows.toType(DataType.FLOAT64, true);
        var means = exact.mean(new int[] {1}, true);
        var centred = exact.sub(means);
        var turned = centred.transpose();
        var products = centred.matMul(turned)) {
      int taken = Math.min(mostChannels, channels);
      double smallest =
          smallest(HostValues.of(products).all(), channels, taken, rows.getShape().get(1));
      return smallest * channels / taken;
    }
  }

  /** Of the correlation; zero where it is known to be singular, which rounding would hide. */
  private static double smallest(double[] covariance, int channels, int taken, long pixels) {
    if (!Double.isFinite(Arrays.stream(covariance).sum())) {
      return Double.NaN;
    }
    double[][] correlation = new double[taken][taken];
    boolean singular = taken >= pixels;
    for (int i = 0; i < taken; i++) {
      int row = row(i, channels, taken);
      double own = covariance[row * channels + row];
      singular |= own == 0;
      for (int j = 0; j < taken; j++) {
        int column = row(j, channels, taken);
        double other = covariance[column * channels + column];
        correlation[i][j] = covariance[row * channels + column] / Math.sqrt(own) / Math.sqrt(other);
      }
    }
    return singular ? 0 : new SymmetricMatrix(correlation).smallestEigenvalue();
  }

  private static int row(int index, int channels, int taken) {
    return (int) ((long) index * channels / taken);
  }
}

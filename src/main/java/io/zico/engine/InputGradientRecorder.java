package io.zico.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.zico.core.architecture.Operator.Input;
import io.zico.core.proxy.Recorded.Numbers;
import io.zico.core.proxy.SymmetricMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Makes a pass of its own for the gradients at the images, of the sum of all outputs, and keeps the
 * eigenvalues of their correlation. The weights take no part in it.
 */
record InputGradientRecorder(TrialSetup setup) implements SignalRecorder {

  /** The time for eigenvalues grows with the third power of the images. */
  private static final int MOST_IMAGES = 256;

  @Override
  public Numbers recorded() {
    boolean recording = LibTorch.isRecording();
    LibTorch.setRecording(true);
    try (var pass = setup.manager().newSubManager()) {
      var images = LibTorch.leaf(setup.images(pass, setup.batches().get(0)), pass);
      var forward = new ForwardPass(setup.network(), setup.weights(), setup.constants());
      var output = forward.output(images, ForwardPass.NOBODY);
      if (!forward.dependsOn(Input.class::isInstance)) {
        return new Numbers(List.of());
      }
      LibTorch.backward(output.sum());
      LibTorch.setRecording(false);
      return LibTorch.gradient(images).map(this::eigenvalues).orElse(new Numbers(List.of()));
    } finally {
      LibTorch.setRecording(recording);
    }
  }

  private Numbers eigenvalues(NDArray gradient) {
    try (var rows = setup.layout().rows(gradient, setup.images());
        var first = LibTorch.slice(rows, 0, 0, Math.min(MOST_IMAGES, setup.images()));
        var exact = first.toType(DataType.FLOAT64, true);
        var means = exact.mean(new int[] {1}, true);
        var centred = exact.sub(means);
        var turned = centred.transpose();
        var products = centred.matMul(turned)) {
      return eigenvalues(HostValues.of(products).all());
    }
  }

  /** None if the gradient at an image is the same in every pixel. */
  private Numbers eigenvalues(double[] covariance) {
    int images = Math.min(MOST_IMAGES, setup.images());
    double[][] correlation = new double[images][images];
    for (int i = 0; i < images; i++) {
      for (int j = 0; j < images; j++) {
        double scale = covariance[i * images + i] * covariance[j * images + j];
        if (scale == 0) {
          return new Numbers(List.of());
        }
        correlation[i][j] = covariance[i * images + j] / Math.sqrt(scale);
      }
    }
    var values = new ArrayList<Double>();
    Arrays.stream(new SymmetricMatrix(correlation).eigenvalues()).forEach(values::add);
    return new Numbers(values);
  }
}

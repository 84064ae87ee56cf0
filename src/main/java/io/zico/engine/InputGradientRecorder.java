package io.zico.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.zico.core.architecture.Operator.Input;
import io.zico.core.proxy.Recorded.Numbers;
import io.zico.core.proxy.Signal;
import io.zico.core.proxy.SymmetricMatrix;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Makes a pass of its own for the gradients at the images, of the sum of all outputs, and keeps a
 * few numbers about their correlation. The weights take no part in it.
 *
 * @param reduction from the correlation of the images to these numbers
 */
record InputGradientRecorder(TrialSetup setup, Function<double[][], List<Double>> reduction)
    implements SignalRecorder {

  /** The time for eigenvalues grows with the third power of the images. */
  private static final int MOST_IMAGES = Signal.INPUT_GRADIENTS.mostImages();

  /** Keeps all eigenvalues. */
  static InputGradientRecorder eigenvalues(TrialSetup setup) {
    return new InputGradientRecorder(
        setup,
        correlation ->
            Arrays.stream(new SymmetricMatrix(correlation).eigenvalues()).boxed().toList());
  }

  /** Keeps a sum for each class of the images. */
  static InputGradientRecorder classes(TrialSetup setup) {
    return new InputGradientRecorder(
        setup, correlation -> ClassCorrelations.of(setup, correlation).numbers());
  }

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
      return LibTorch.gradient(images).map(this::numbers).orElse(new Numbers(List.of()));
    } finally {
      LibTorch.setRecording(recording);
    }
  }

  private Numbers numbers(NDArray gradient) {
    try (var rows = setup.layout().rows(gradient, setup.images());
        var first = LibTorch.slice(rows, 0, 0, Math.min(MOST_IMAGES, setup.images()));
        var exact = first.toType(DataType.FLOAT64, true);
        var means = exact.mean(new int[] {1}, true);
        var centred = exact.sub(means);
        var turned = centred.transpose();
        var products = centred.matMul(turned)) {
      return numbers(HostValues.of(products).all());
    }
  }

  /** None if the gradient at an image is the same in every pixel. */
  private Numbers numbers(double[] covariance) {
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
    return new Numbers(reduction.apply(correlation));
  }
}

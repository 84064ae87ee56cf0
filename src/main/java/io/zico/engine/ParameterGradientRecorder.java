package io.zico.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.zico.core.proxy.Recorded.Numbers;
import java.util.List;

/** Makes a pass of its own for the norm of the gradient at all parameters together. */
record ParameterGradientRecorder(TrialSetup setup) implements SignalRecorder {

  @Override
  public Numbers recorded() {
    boolean recording = LibTorch.isRecording();
    LibTorch.setRecording(true);
    try (var pass = setup.manager().newSubManager()) {
      var batch = setup.batches().get(0);
      var leaves = new ParameterLeaves(setup, pass);
      var forward = new ForwardPass(setup.network(), leaves.weights(), setup.constants());
      var output = forward.output(setup.images(pass, batch), leaves::node);
      if (forward.hasGradient()) {
        LibTorch.backward(new LossFunction(setup.trial().loss(), setup.type()).of(output, batch));
      }
      LibTorch.setRecording(false);
      double squares =
          leaves.all().stream()
              .flatMap(leaf -> LibTorch.gradient(leaf).stream())
              .mapToDouble(ParameterGradientRecorder::squares)
              .sum();
      return new Numbers(List.of(Math.sqrt(squares)));
    } finally {
      LibTorch.setRecording(recording);
    }
  }

  private static double squares(NDArray gradient) {
    try (gradient;
        var exact = gradient.toType(DataType.FLOAT64, true);
        var squares = exact.square();
        var sum = squares.sum()) {
      return HostValues.of(sum).all()[0];
    }
  }
}

package io.zico.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.zico.core.proxy.FisherInformation;
import io.zico.core.proxy.Recorded.Numbers;
import io.zico.core.proxy.Signal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Makes a forward pass of its own, with batch norms as in evaluation, and a backward pass for each
 * class, and keeps the eigenvalues of the Fisher information of a few parameters.
 *
 * <p>No image sees another one in such a pass. So each gets parameters of its own, and one backward
 * pass gives the derivatives of one logit of every image.
 */
record FisherSpectrumRecorder(TrialSetup setup) implements SignalRecorder {

  /** None if the output is no vector that depends on the parameters. */
  @Override
  public Numbers recorded() throws InterruptedException {
    var nodes = setup.network().nodes();
    var shifts = new ParameterShifts(setup);
    if (shifts.count() == 0 || !nodes.get(nodes.size() - 1).output().isVector()) {
      return new Numbers(List.of());
    }
    boolean recording = LibTorch.isRecording();
    LibTorch.setRecording(true);
    try (var pass = setup.manager().newSubManager()) {
      return numbers(information(pass, shifts));
    } finally {
      LibTorch.setRecording(recording);
    }
  }

  private FisherInformation information(NDManager pass, ParameterShifts shifts)
      throws InterruptedException {
    int images = Math.min(Signal.FISHER_SPECTRUM.mostImages(), setup.images());
    var all = setup.images(pass, setup.batches().get(0));
    var first = LibTorch.slice(all, 0, 0, images);
    var zeros = pass.zeros(new Shape(shifts.count(), images), setup.type());
    var leaf = LibTorch.leaf(zeros, pass);
    var constants = Constants.ofEvaluation(setup.manager(), setup.type(), setup.layout());
    var output =
        new ForwardPass(setup.network(), setup.weights(), constants).output(first, shifts.of(leaf));
    double[] logits = HostValues.of(output).all();
    int classes = logits.length / images;
    double[][] jacobian = new double[classes][];
    for (int c = 0; c < classes; c++) {
      TrialRun.checkInterrupt();
      jacobian[c] = derivatives(output, c, leaf, c < classes - 1);
    }
    return information(logits, jacobian, shifts.count());
  }

  /** Of the logits of one class, by the parameters: a row for each of these. */
  private static double[] derivatives(NDArray output, int logit, NDArray leaf, boolean more) {
    try (var logits = LibTorch.slice(output, 1, logit, logit + 1);
        var sum = logits.sum()) {
      if (more) {
        LibTorch.backwardAgain(sum);
      } else {
        LibTorch.backward(sum);
      }
    }
    try (var gradient = LibTorch.gradient(leaf).orElseThrow()) {
      double[] values = HostValues.of(gradient).all();
      LibTorch.forget(leaf);
      return values;
    }
  }

  private static FisherInformation information(
      double[] logits, double[][] jacobian, int parameters) {
    int classes = jacobian.length;
    int images = logits.length / classes;
    var information = new FisherInformation(parameters);
    for (int image = 0; image < images; image++) {
      double[][] own = new double[classes][parameters];
      for (int c = 0; c < classes; c++) {
        for (int p = 0; p < parameters; p++) {
          own[c][p] = jacobian[c][p * images + image];
        }
      }
      information.add(Arrays.copyOfRange(logits, image * classes, (image + 1) * classes), own);
    }
    return information;
  }

  private static Numbers numbers(FisherInformation information) {
    var numbers = new ArrayList<Double>();
    Arrays.stream(information.eigenvalues()).forEach(numbers::add);
    Arrays.stream(information.eigenvaluesAsReleased()).forEach(numbers::add);
    return new Numbers(numbers);
  }
}

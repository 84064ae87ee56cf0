package io.zico.engine;

import ai.djl.ndarray.NDArray;
import io.zico.core.data.Batch;
import io.zico.core.proxy.HalvedGradients;
import io.zico.core.proxy.Recorded.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Makes a pass of its own for each of a few images, and keeps a few elements of each gradient. */
record HalvedGradientRecorder(TrialSetup setup) implements SignalRecorder {

  @Override
  public Numbers recorded() throws InterruptedException {
    if (SingleImages.leaveNormsOneValue(setup.network())) {
      return new Numbers(List.of());
    }
    var gradients = new HalvedGradients();
    boolean recording = LibTorch.isRecording();
    try {
      for (var image : images()) {
        TrialRun.checkInterrupt();
        LibTorch.setRecording(true);
        gradients.add(run(image));
      }
    } finally {
      LibTorch.setRecording(recording);
    }
    return new Numbers(List.of(gradients.covariance()));
  }

  private List<Batch> images() {
    return setup.batches().stream()
        .flatMap(batch -> IntStream.range(0, batch.size()).mapToObj(batch::only))
        .limit(HalvedGradients.IMAGES)
        .toList();
  }

  /** A row for each tensor that is large enough; zeros where no gradient gets. */
  private double[][] run(Batch image) {
    try (var pass = setup.manager().newSubManager()) {
      var leaves = new ParameterLeaves(setup, pass);
      var forward = new ForwardPass(setup.network(), leaves.weights(), setup.constants());
      var output = forward.output(setup.images(pass, image), leaves::node);
      if (forward.hasGradient()) {
        LibTorch.backward(new LossFunction(setup.trial().loss(), setup.type()).of(output, image));
      }
      LibTorch.setRecording(false);
      var rows = new ArrayList<double[]>();
      leaves.all().stream()
          .filter(leaf -> leaf.size() >= HalvedGradients.ELEMENTS)
          .limit(HalvedGradients.TENSORS)
          .forEach(leaf -> rows.add(first(leaf)));
      return rows.toArray(double[][]::new);
    }
  }

  private static double[] first(NDArray leaf) {
    return LibTorch.gradient(leaf)
        .map(HalvedGradientRecorder::elements)
        .orElseGet(() -> new double[HalvedGradients.ELEMENTS]);
  }

  private static double[] elements(NDArray gradient) {
    try (gradient;
        var flat = gradient.reshape(-1);
        var part = LibTorch.slice(flat, 0, 0, HalvedGradients.ELEMENTS);
        var copy = part.duplicate()) {
      return HostValues.of(copy).all();
    }
  }
}

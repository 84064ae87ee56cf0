package io.zico.engine;

import ai.djl.ndarray.NDArray;
import io.zico.core.data.Batch;
import io.zico.core.proxy.Recorded;
import io.zico.core.proxy.Recorded.Layers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes a pass of its own for each image, and adds up the signs of the gradients. */
final class GradientSignRecorder implements SignalRecorder {

  private final TrialSetup setup;
  private final Map<Integer, NDArray> signs = new HashMap<>();

  GradientSignRecorder(TrialSetup setup) {
    this.setup = setup;
  }

  @Override
  public Recorded recorded() throws InterruptedException {
    if (SingleImages.leaveNormsOneValue(setup.network())) {
      return new Layers(List.of());
    }
    boolean recording = LibTorch.isRecording();
    var batch = setup.batches().get(0);
    try {
      for (int i = 0; i < batch.size(); i++) {
        TrialRun.checkInterrupt();
        LibTorch.setRecording(true);
        run(batch.only(i));
      }
    } finally {
      LibTorch.setRecording(recording);
    }
    var sums = new HashMap<String, Double>();
    signs.forEach((position, sum) -> sums.put(setup.node(position).name(), magnitude(sum)));
    return setup.layers(sums);
  }

  private void run(Batch image) {
    try (var pass = setup.manager().newSubManager()) {
      var leaves = setup.leaves(pass);
      var forward = new ForwardPass(setup.network(), leaves, setup.constants());
      var output = forward.output(setup.images(pass, image), ForwardPass.NOBODY);
      if (forward.hasGradient()) {
        LibTorch.backward(new LossFunction(setup.trial().loss(), setup.type()).of(output, image));
        LibTorch.setRecording(false);
        leaves.forEach(
            (position, leaf) ->
                LibTorch.gradient(leaf.weight()).ifPresent(gradient -> add(position, gradient)));
      }
    }
  }

  /** Libtorch says that NaN has the sign zero, but zero times NaN is NaN. */
  private void add(int position, NDArray gradient) {
    try (gradient;
        var sign = gradient.sign();
        var nothing = LibTorch.scale(gradient, 0);
        var term = sign.add(nothing)) {
      var sum = signs.get(position);
      if (sum == null) {
        var first = term.duplicate();
        first.attach(setup.manager());
        signs.put(position, first);
      } else {
        sum.addi(term);
      }
    }
  }

  /** Read on the host, since in float32 large counts are not exact. */
  private static double magnitude(NDArray signs) {
    try (signs) {
      double sum = 0;
      for (double sign : HostValues.of(signs).all()) {
        sum += Math.abs(sign);
      }
      return sum;
    }
  }
}

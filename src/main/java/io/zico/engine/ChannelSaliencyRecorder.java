package io.zico.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.zico.core.proxy.Recorded.Layers;
import java.util.HashMap;
import java.util.Map;

/**
 * Makes a pass of its own, in which it multiplies the output of each layer by a gate of ones, one
 * for each image and channel. The gate's gradient is the sum over positions of output times its
 * gradient, which libtorch would otherwise not give away: DJL cannot ask for the gradient of a
 * computed tensor. In the usual passes the gates would change how a map of one pixel lies in
 * memory, and so how the next convolution rounds.
 */
final class ChannelSaliencyRecorder implements SignalRecorder {

  private final TrialSetup setup;
  private final Map<Integer, NDArray> gates = new HashMap<>();

  ChannelSaliencyRecorder(TrialSetup setup) {
    this.setup = setup;
  }

  @Override
  public Layers recorded() {
    boolean recording = LibTorch.isRecording();
    LibTorch.setRecording(true);
    try (var pass = setup.manager().newSubManager()) {
      var batch = setup.batches().get(0);
      var forward = new ForwardPass(setup.network(), setup.weights(), setup.constants());
      var output = forward.output(setup.images(pass, batch), this::gated);
      if (forward.hasGradient()) {
        LibTorch.backward(new LossFunction(setup.trial().loss(), setup.type()).of(output, batch));
      }
      LibTorch.setRecording(false);
      return setup.layers(saliencies());
    } finally {
      LibTorch.setRecording(recording);
    }
  }

  private NDArray gated(int position, NDArray result) {
    if (!setup.node(position).operator().isLayer()) {
      return result;
    }
    var manager = result.getManager();
    try (result;
        var ones = manager.ones(gate(result.getShape()), setup.type())) {
      var gate = LibTorch.leaf(ones, manager);
      gates.put(position, gate);
      return result.mul(gate);
    }
  }

  /** Images x channels, and ones for the positions, wherever they are. */
  private static Shape gate(Shape output) {
    return switch (output.dimension()) {
      case 4 -> new Shape(output.get(0), output.get(1), 1, 1);
      case 3 -> new Shape(output.get(0), 1, output.get(2));
      default -> output;
    };
  }

  private Map<String, Double> saliencies() {
    var saliencies = new HashMap<String, Double>();
    gates.forEach(
        (position, gate) ->
            LibTorch.gradient(gate)
                .ifPresent(
                    gradient -> saliencies.put(setup.node(position).name(), saliency(gradient))));
    return saliencies;
  }

  private static double saliency(NDArray gradient) {
    try (gradient) {
      double squares = 0;
      for (double channel : HostValues.of(gradient).all()) {
        squares += channel * channel;
      }
      return squares / 2 / gradient.getShape().get(0);
    }
  }
}

package io.zico.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.zico.core.proxy.Recorded;
import java.util.HashMap;
import java.util.Map;

/**
 * Multiplies the output of each layer by a gate of ones, one for each image and channel. The gate's
 * gradient is the sum over positions of output times its gradient, which libtorch would otherwise
 * not give away: DJL cannot ask for the gradient of a computed tensor. The values stay what they
 * were, bit for bit; the outputs are kept a second time.
 */
final class ChannelSaliencyRecorder implements SignalRecorder {

  private final TrialSetup setup;
  private final Map<Integer, NDArray> gates = new HashMap<>();
  private final Map<String, Double> saliencies = new HashMap<>();

  ChannelSaliencyRecorder(TrialSetup setup) {
    this.setup = setup;
  }

  @Override
  public NDArray node(int position, NDArray result) {
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

  @Override
  public void gradients(Map<Integer, LayerWeights> leaves) {
    gates.forEach(
        (position, gate) ->
            LibTorch.gradient(gate)
                .ifPresent(
                    gradient -> saliencies.put(setup.node(position).name(), saliency(gradient))));
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

  @Override
  public Recorded recorded() {
    return setup.layers(saliencies);
  }
}

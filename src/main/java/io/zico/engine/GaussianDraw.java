package io.zico.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.zico.core.proxy.Initialization;
import io.zico.core.random.CounterRandom;
import io.zico.core.random.Streams;
import java.util.HashMap;
import java.util.Map;

/** Standard normal weights and images, in the place of those of the trial. */
final class GaussianDraw {

  private final TrialSetup setup;
  private final boolean golden;

  GaussianDraw(TrialSetup setup) {
    this.setup = setup;
    this.golden = setup.trial().initialization() == Initialization.CONFORMANCE;
  }

  /** The weights of all layers, without biases; weights that no score counts stay as they are. */
  Map<Integer, LayerWeights> weights(NDManager pass) {
    var network = setup.network();
    var names = new WeightInitialization(setup.trial(), network).names();
    int first = golden ? Streams.GOLDEN_GAUSSIAN_WEIGHTS : Streams.GAUSSIAN_WEIGHTS;
    var weights = new HashMap<>(setup.weights());
    for (int position : network.layers()) {
      var node = network.nodes().get(position);
      var shape = WeightInitialization.shape(node, network.inputsOf(node).get(0));
      var weight = draw(pass, first + names.indexOf(node.name()), shape);
      weights.put(position, new LayerWeights(weight, null));
    }
    return weights;
  }

  /** As many images as a batch has. */
  NDArray images(NDManager pass, int number) {
    int first = golden ? Streams.GOLDEN_NOISE : Streams.NOISE;
    var shape = Tensors.batch(setup.images(), setup.network().source().input());
    return setup.layout().arrange(draw(pass, first + number, shape));
  }

  private NDArray draw(NDManager pass, int stream, Shape shape) {
    var random = new CounterRandom(setup.trial().seed(), stream);
    float[] values = new float[Math.toIntExact(shape.size())];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.gaussian(i);
    }
    return Tensors.of(pass, shape, setup.type(), values);
  }
}

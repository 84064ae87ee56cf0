package io.zico.engine;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.zico.core.architecture.CanonicalForm;
import io.zico.core.architecture.Node;
import io.zico.core.architecture.Operator.Convolution;
import io.zico.core.architecture.Operator.Linear;
import io.zico.core.architecture.TensorShape;
import io.zico.core.proxy.Initialization;
import io.zico.core.random.CounterRandom;
import io.zico.core.random.Streams;
import io.zico.engine.Tensors.Values;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Draws the weights of a network: a function of initialisation, seed and the layer's number. */
final class WeightInitialization {

  /** Half the width of a uniform distribution of standard deviation 0.02, as ViT draws it. */
  private static final double EMBEDDING_SCALE = 0.02 * Math.sqrt(3);

  private final CanonicalForm network;
  private final Initialization initialization;
  private final long seed;
  private final DataType type;

  WeightInitialization(Trial trial, CanonicalForm network) {
    this.network = network;
    this.initialization = trial.initialization();
    this.seed = trial.seed();
    this.type = Tensors.type(trial.precision());
  }

  /** The weights and biases of all layers, by the position of their node. */
  Map<Integer, LayerWeights> draw(NDManager manager) {
    var names = names();
    var drawn = new HashMap<Integer, LayerWeights>();
    for (int position : network.layers()) {
      var node = network.nodes().get(position);
      var input = network.inputsOf(node).get(0);
      drawn.put(position, layer(manager, node, input, names.indexOf(node.name())));
    }
    int number = 0;
    for (int position = 0; position < network.nodes().size(); position++) {
      var node = network.nodes().get(position);
      var weights = UnscoredWeights.of(node, network.inputsOf(node));
      if (weights.isPresent()) {
        drawn.put(position, unscored(manager, weights.get(), number++));
      }
    }
    return drawn;
  }

  private LayerWeights unscored(NDManager manager, UnscoredWeights weights, int number) {
    var shape = weights.shape();
    double fanIn = weights.fanIn(initialization);
    double scale = weights.isEmbedding() ? EMBEDDING_SCALE : scale(fanIn);
    var values = uniform(Streams.UNSCORED_WEIGHTS + number, scale);
    var weight = Tensors.of(manager, shape, type, values);
    if (!weights.hasBias()) {
      return new LayerWeights(weight, null);
    }
    var outputs = new Shape(shape.get(1));
    var biases = biases(Streams.UNSCORED_BIASES + number, fanIn);
    return new LayerWeights(weight, Tensors.of(manager, outputs, type, biases));
  }

  private LayerWeights layer(NDManager manager, Node node, TensorShape input, int number) {
    var shape = shape(node, input);
    double fanIn = (double) shape.size() / shape.get(0);
    var values = uniform(Streams.WEIGHTS + number, scale(fanIn));
    var weight = Tensors.of(manager, shape, type, values);
    if (!hasBias(node)) {
      return new LayerWeights(weight, null);
    }
    var outputs = new Shape(shape.get(0));
    var biases = biases(Streams.BIASES + number, fanIn);
    return new LayerWeights(weight, Tensors.of(manager, outputs, type, biases));
  }

  /** The names of the layers in the order of their numbers. */
  List<String> names() {
    boolean asRegistered = initialization == Initialization.CONFORMANCE;
    var nodes = asRegistered ? network.source().nodes() : network.nodes();
    var layers = asRegistered ? network.source().layers() : network.layers();
    return layers.stream().map(position -> nodes.get(position).name()).toList();
  }

  private double scale(double fanIn) {
    return initialization == Initialization.CONFORMANCE ? Math.sqrt(6 / fanIn) : bound(fanIn);
  }

  private Values biases(int stream, double fanIn) {
    return initialization == Initialization.CONFORMANCE
        ? place -> 0
        : uniform(stream, bound(fanIn));
  }

  private static double bound(double fanIn) {
    return 1 / Math.sqrt(fanIn);
  }

  private Values uniform(int stream, double scale) {
    var random = new CounterRandom(seed, stream);
    return place -> random.symmetric(place, scale);
  }

  /** Shape of the weight, outputs first. */
  static Shape shape(Node node, TensorShape input) {
    if (node.operator() instanceof Convolution op) {
      return new Shape(op.outputs(), input.channels() / op.groups(), op.kernel(), op.kernel());
    }
    return new Shape(node.output().channels(), input.channels());
  }

  private static boolean hasBias(Node node) {
    return node.operator() instanceof Convolution convolution
        ? convolution.bias()
        : node.operator() instanceof Linear linear && linear.bias();
  }
}

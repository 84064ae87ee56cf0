package io.zico.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.zico.core.architecture.CanonicalForm;
import io.zico.core.architecture.Node;
import io.zico.core.architecture.Operator.BatchNorm;
import io.zico.core.architecture.Operator.Identity;
import io.zico.core.proxy.Recorded;
import io.zico.core.proxy.Recorded.Layers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes a pass of its own, of one image of ones through absolute weights and biases. It grows by
 * orders of magnitude with each layer, and so is made in float64 whatever the others are made in.
 */
record FlowRecorder(TrialSetup setup, Norms norms) implements SignalRecorder {

  /** What becomes of batch norms. */
  enum Norms {
    BYPASSED,
    KEPT
  }

  @Override
  public Recorded recorded() {
    if (norms == Norms.KEPT && SingleImages.leaveNormsOneValue(setup.network())) {
      return new Layers(List.of());
    }
    boolean recording = LibTorch.isRecording();
    LibTorch.setRecording(true);
    try (var pass = setup.manager().newSubManager()) {
      var leaves = absolute(pass);
      var constants = new Constants(pass, DataType.FLOAT64, Layout.CHANNELS_FIRST);
      var shape = Tensors.batch(1, setup.network().source().input());
      var forward = new ForwardPass(network(), leaves, constants);
      var output = forward.output(pass.ones(shape, DataType.FLOAT64), ForwardPass.NOBODY);
      if (forward.hasGradient()) {
        LibTorch.backward(output.sum());
      }
      var sums = new LayerSumRecorder(setup, (w, g) -> Math.abs(w * g), sum -> sum);
      sums.gradients(leaves);
      return sums.recorded();
    } finally {
      LibTorch.setRecording(recording);
    }
  }

  private CanonicalForm network() {
    var network = setup.network();
    if (norms == Norms.KEPT) {
      return network;
    }
    var nodes = network.nodes().stream().map(FlowRecorder::bypassed).toList();
    return new CanonicalForm(network.source(), nodes, network.layers(), network.hash());
  }

  private static Node bypassed(Node node) {
    return node.operator() instanceof BatchNorm
        ? new Node(node.name(), new Identity(), node.inputs(), node.output())
        : node;
  }

  private Map<Integer, LayerWeights> absolute(NDManager pass) {
    var leaves = new HashMap<Integer, LayerWeights>();
    setup
        .weights()
        .forEach(
            (position, layer) -> {
              var bias = layer.bias();
              leaves.put(
                  position,
                  new LayerWeights(
                      LibTorch.leaf(absolute(pass, layer.weight()), pass),
                      bias == null ? null : absolute(pass, bias)));
            });
    return leaves;
  }

  private static NDArray absolute(NDManager pass, NDArray values) {
    try (var exact = values.toType(DataType.FLOAT64, true)) {
      var absolute = exact.abs();
      absolute.attach(pass);
      return absolute;
    }
  }
}

package io.zico.engine;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.zico.core.architecture.CanonicalForm;
import io.zico.core.architecture.Node;
import io.zico.core.data.Batch;
import io.zico.core.proxy.LayerNumber;
import io.zico.core.proxy.Recorded.Layers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What all passes of a trial start from.
 *
 * @param trial what is recorded
 * @param manager owns every tensor of the trial
 * @param network the graph that is run
 * @param weights by the position of their node; never changed, and without gradients
 */
record TrialSetup(
    Trial trial,
    NDManager manager,
    CanonicalForm network,
    Layout layout,
    Constants constants,
    Map<Integer, LayerWeights> weights) {

  static TrialSetup of(Trial trial, Device device) {
    var manager = NDManager.newBaseManager(device);
    var arrangement = Arrangement.of(trial, device);
    var type = Tensors.type(trial.precision());
    return new TrialSetup(
        trial,
        manager,
        arrangement.network(),
        arrangement.layout(),
        new Constants(manager, type, arrangement.layout()),
        new WeightInitialization(trial, arrangement.network()).draw(manager));
  }

  List<Batch> batches() {
    return trial.batches();
  }

  /** The arithmetic of the passes. */
  DataType type() {
    return Tensors.type(trial.precision());
  }

  /** The images of a batch, on the device. */
  NDArray images(NDManager pass, Batch batch) {
    return layout.arrange(Tensors.images(pass, batch, type()));
  }

  /** Handles on the weights for one pass, each with a gradient of its own. */
  Map<Integer, LayerWeights> leaves(NDManager pass) {
    var leaves = new HashMap<Integer, LayerWeights>();
    weights.forEach(
        (position, layer) ->
            leaves.put(
                position, new LayerWeights(LibTorch.leaf(layer.weight(), pass), layer.bias())));
    return leaves;
  }

  Node node(int position) {
    return network.nodes().get(position);
  }

  /** How many images a batch has. */
  int images() {
    return batches().get(0).size();
  }

  /** One number for each layer as written; a layer without one is not reached. */
  Layers layers(Map<String, Double> numbers) {
    var source = network.source();
    return new Layers(
        source.layers().stream()
            .map(position -> source.nodes().get(position).name())
            .map(
                name -> {
                  var number = numbers.get(name);
                  return number == null
                      ? LayerNumber.unreached(name)
                      : new LayerNumber(name, true, number);
                })
            .toList());
  }
}

package io.zico.engine;

import ai.djl.ndarray.NDManager;
import io.zico.core.architecture.CanonicalForm;
import io.zico.core.architecture.Node;
import io.zico.core.proxy.BlockEnds;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A network as written, as far as its last block ends, with the weights of the trial. Layers that
 * the canonical form dropped have no influence, or read nothing but zeros: theirs are zero.
 *
 * @param ends where its blocks end
 */
record WrittenNetwork(CanonicalForm graph, Map<Integer, LayerWeights> weights, List<Integer> ends) {

  static WrittenNetwork of(TrialSetup setup, NDManager manager) {
    var source = setup.network().source();
    var ends = BlockEnds.of(source);
    int length = ends.isEmpty() ? 0 : ends.get(ends.size() - 1) + 1;
    var nodes = source.nodes().subList(0, length);
    var drawn = new HashMap<String, LayerWeights>();
    setup.weights().forEach((position, weights) -> drawn.put(setup.node(position).name(), weights));
    var weights = new HashMap<Integer, LayerWeights>();
    for (int position = 0; position < length; position++) {
      var node = nodes.get(position);
      var known = drawn.get(node.name());
      if (known != null) {
        weights.put(position, known);
      } else if (node.operator().isLayer()) {
        weights.put(position, zeros(setup, node, manager));
      }
    }
    return new WrittenNetwork(
        new CanonicalForm(source, nodes, List.of(), setup.network().hash()), weights, ends);
  }

  private static LayerWeights zeros(TrialSetup setup, Node node, NDManager manager) {
    var input = setup.network().source().inputsOf(node).get(0);
    var shape = WeightInitialization.shape(node, input);
    return new LayerWeights(manager.zeros(shape, setup.type()), null);
  }

  /** Whether a gradient may flow from one end of a block to the other. */
  boolean isConnected(int from, int to) {
    var nodes = graph.nodes();
    boolean[] depends = new boolean[to + 1];
    depends[from] = true;
    for (int position = from + 1; position <= to; position++) {
      var node = nodes.get(position);
      depends[position] =
          !ForwardPass.isZero(node) && node.inputs().stream().anyMatch(input -> depends[input]);
    }
    return depends[to];
  }
}

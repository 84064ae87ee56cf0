package io.zico.engine;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import io.zico.core.architecture.CanonicalForm;
import io.zico.core.architecture.Node;
import io.zico.core.architecture.Operator;
import io.zico.core.architecture.Operator.Zero;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Computes a network's output for one batch, node after node. */
final class ForwardPass {

  /** Looks on at a pass. */
  interface Observer {

    /** Sees what a node gives, and answers with what goes on in its place. */
    NDArray node(int position, NDArray result);
  }

  static final Observer NOBODY = (position, result) -> result;

  private final List<Node> nodes;
  private final Map<Integer, LayerWeights> weights;
  private final Constants constants;

  ForwardPass(CanonicalForm network, Map<Integer, LayerWeights> weights, Constants constants) {
    this.nodes = network.nodes();
    this.weights = weights;
    this.constants = constants;
  }

  /** The output of the last node; all results belong to the manager of the images. */
  NDArray output(NDArray images, Observer observer) {
    var results = new ArrayList<NDArray>();
    int[] readers = readers();
    for (int position = 0; position < nodes.size(); position++) {
      var inputs = nodes.get(position).inputs();
      var result = evaluate(position, inputs.stream().map(results::get).toList(), images);
      results.add(observer.node(position, result));
      for (int input : inputs) {
        if (--readers[input] == 0) {
          results.get(input).close(); // libtorch frees it unless the backward pass needs it
        }
      }
    }
    return results.get(nodes.size() - 1);
  }

  /**
   * Whether the output depends on any weights; a backward pass from one that does not fails. Told
   * by the graph, since DJL's requiresGrad says false of every computed tensor, and asking one
   * without gradient for its function's name crashes the virtual machine.
   */
  boolean hasGradient() {
    return dependsOn(Operator::isLayer);
  }

  /** Whether a path of gradients leads from any of these nodes to the output. */
  boolean dependsOn(Predicate<Operator> sources) {
    boolean[] depends = new boolean[nodes.size()];
    for (int position = 0; position < depends.length; position++) {
      var node = nodes.get(position);
      boolean flows = node.inputs().stream().anyMatch(input -> depends[input]);
      depends[position] = sources.test(node.operator()) || (flows && !isZero(node));
    }
    return depends[depends.length - 1];
  }

  private NDArray evaluate(int position, List<NDArray> inputs, NDArray images) {
    var node = nodes.get(position);
    try {
      return node.operator()
          .accept(new NodeEvaluation(node, inputs, weights.get(position), images, constants));
    } catch (EngineException e) {
      throw TrialFailedException.at("node '%s'".formatted(node.name()), e);
    }
  }

  static boolean isZero(Node node) {
    return node.operator() instanceof Zero;
  }

  private int[] readers() {
    int[] readers = new int[nodes.size()];
    nodes.forEach(node -> node.inputs().forEach(input -> readers[input]++));
    return readers;
  }
}

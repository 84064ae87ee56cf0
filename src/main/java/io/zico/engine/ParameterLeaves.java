package io.zico.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.zico.core.architecture.Operator;
import io.zico.core.architecture.Operator.BatchNorm;
import io.zico.core.architecture.SequenceOperator.LayerNorm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Handles, for one pass, on all parameters of a network, each with a gradient of its own. Scale and
 * shift of a norm are constants elsewhere; here a gate behind the norm and a term behind the gate
 * get the gradients that these would get.
 */
final class ParameterLeaves {

  private final TrialSetup setup;
  private final NDManager pass;
  private final Map<Integer, List<NDArray>> byNode = new TreeMap<>();

  ParameterLeaves(TrialSetup setup, NDManager pass) {
    this.setup = setup;
    this.pass = pass;
  }

  /** Handles on weights and biases. */
  Map<Integer, LayerWeights> weights() {
    var leaves = new HashMap<Integer, LayerWeights>();
    setup
        .weights()
        .forEach(
            (position, layer) -> {
              var weight = leaf(position, layer.weight());
              var bias = layer.bias() == null ? null : leaf(position, layer.bias());
              leaves.put(position, new LayerWeights(weight, bias));
            });
    return leaves;
  }

  /** Puts gate and term behind a norm. */
  NDArray node(int position, NDArray result) {
    if (!isNorm(setup.node(position).operator())) {
      return result;
    }
    var shape = channels(result.getShape());
    var gate = leaf(position, pass.ones(shape, setup.type()));
    var term = leaf(position, pass.zeros(shape, setup.type()));
    try (result;
        var gated = result.mul(gate)) {
      return gated.add(term);
    }
  }

  /** All of them, in the order of the graph. */
  List<NDArray> all() {
    return byNode.values().stream().flatMap(List::stream).toList();
  }

  private NDArray leaf(int position, NDArray values) {
    var leaf = LibTorch.leaf(values, pass);
    byNode.computeIfAbsent(position, at -> new ArrayList<>()).add(leaf);
    return leaf;
  }

  private static Shape channels(Shape output) {
    return switch (output.dimension()) {
      case 4 -> new Shape(1, output.get(1), 1, 1);
      case 3 -> new Shape(1, 1, output.get(2));
      default -> new Shape(1, output.get(1));
    };
  }

  private static boolean isNorm(Operator operator) {
    return operator instanceof BatchNorm || operator instanceof LayerNorm;
  }
}

package io.zico.core.cost;

import io.zico.core.architecture.InvalidArchitectureException;
import io.zico.core.architecture.Node;
import io.zico.core.architecture.TensorShape;
import java.util.List;

/**
 * What one node costs each time it runs: once for an image, or once for each of its tiles.
 *
 * @param parameters trained values
 * @param macs multiply-accumulates
 * @param results how many tensors of the size of its output it leaves to the backward pass
 * @param besides other values that it leaves to the backward pass
 * @param isMaximum whether it keeps the place of each value besides
 */
record NodeCost(long parameters, long macs, int results, long besides, boolean isMaximum) {

  /** A node that leaves its output and nothing else. */
  static final NodeCost PLAIN = new NodeCost(0, 0, 1, 0, false);

  /** A node that leaves its output. */
  static NodeCost of(long parameters, long macs) {
    return new NodeCost(parameters, macs, 1, 0, false);
  }

  /**
   * Counts a node.
   *
   * @throws ArithmeticException if a count does not fit into 64 bits
   */
  static NodeCost of(Node node, List<TensorShape> inputs) {
    return node.operator().accept(new Counting(inputs, node.output()));
  }

  /** What to say of a node whose costs, or the sums up to it, do not fit into 64 bits. */
  static InvalidArchitectureException uncountable(Node node) {
    return new InvalidArchitectureException(
        "node '%s': the costs up to here are more than 64 bits can count; use a smaller input or fewer channels"
            .formatted(node.name()));
  }

  NodeCost results(int number) {
    return new NodeCost(parameters, macs, number, besides, isMaximum);
  }

  NodeCost besides(long values) {
    return new NodeCost(parameters, macs, results, values, isMaximum);
  }

  NodeCost maximum() {
    return new NodeCost(parameters, macs, results, besides, true);
  }
}

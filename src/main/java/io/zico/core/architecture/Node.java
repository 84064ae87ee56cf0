package io.zico.core.architecture;

import java.util.List;

/**
 * One operator at its place in the graph.
 *
 * @param name unique within the architecture; for layers, the module name in the reference
 *     implementation, e.g. {@code cells.0.layers.1.op.1}
 * @param inputs positions of the nodes whose outputs it reads, all before its own
 * @param output the shape that it produces for one sample
 */
public record Node(String name, Operator operator, List<Integer> inputs, TensorShape output) {

  public Node {
    inputs = List.copyOf(inputs);
  }
}

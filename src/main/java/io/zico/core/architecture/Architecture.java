package io.zico.core.architecture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One concrete neural network, untrained: a directed acyclic graph of operators with shapes. The
 * first node is the input, the last one the output.
 *
 * @param nodes the nodes in an order in which each comes after its inputs
 * @param layers positions of the convolutions and linear layers, in the order in which the
 *     reference implementation registers them; a layer's place in this list is its number in golden
 *     files
 */
public record Architecture(List<Node> nodes, List<Integer> layers) {

  public Architecture {
    nodes = List.copyOf(nodes);
    layers = List.copyOf(layers);
  }

  /** The shape of one input image. */
  public TensorShape input() {
    return nodes.get(0).output();
  }

  /** The shape of the output for one sample. */
  public TensorShape output() {
    return nodes.get(nodes.size() - 1).output();
  }

  /** The shapes that flow into the node. */
  public List<TensorShape> inputsOf(Node node) {
    return node.inputs().stream().map(input -> nodes.get(input).output()).toList();
  }

  /**
   * What a node computes on which shapes, its name and its place left out: nodes with equal texts
   * cost the same, e.g. {@code linear outputs=10 bias=true (64)}.
   */
  public String workOf(Node node) {
    var shapes = inputsOf(node).stream().map(Signature::of).collect(Collectors.joining(","));
    return "%s (%s)".formatted(Signature.of(node.operator()), shapes);
  }

  public static Builder builder(TensorShape input) {
    return new Builder(input);
  }

  /** A handle on a node that is already in the builder. */
  public record Tensor(int position, TensorShape shape) {}

  /** Adds node after node, inferring and checking shapes as it goes. */
  public static final class Builder {

    private final List<Node> nodes = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Map<String, Integer> registration = new HashMap<>();
    private final Tensor input;

    private Builder(TensorShape shape) {
      this.input = add("input", new Operator.Input(shape));
    }

    /** The images. */
    public Tensor input() {
      return input;
    }

    /**
     * Adds an operator.
     *
     * @throws InvalidArchitectureException if the shapes do not fit, naming the node
     */
    public Tensor add(String name, Operator operator, Tensor... inputs) {
      return add(name, operator, List.of(inputs));
    }

    /**
     * Adds an operator.
     *
     * @throws InvalidArchitectureException if the shapes do not fit, naming the node
     */
    public Tensor add(String name, Operator operator, List<Tensor> inputs) {
      var shape =
          ShapeInference.output(name, operator, inputs.stream().map(Tensor::shape).toList());
      return append(name, operator, inputs.stream().map(Tensor::position).toList(), shape);
    }

    /**
     * Fixes the place of a layer in the reference implementation's order; layers without a place
     * follow the order in which they were added.
     */
    public Builder register(String layer) {
      registration.put(layer, registration.size());
      return this;
    }

    /** The architecture whose output is the node added last. */
    public Architecture build() {
      var layers =
          IntStream.range(0, nodes.size())
              .filter(i -> nodes.get(i).operator().isLayer())
              .boxed()
              .sorted(Comparator.comparingInt(this::place))
              .toList();
      return new Architecture(nodes, layers);
    }

    private int place(int position) {
      return registration.getOrDefault(nodes.get(position).name(), registration.size());
    }

    private Tensor append(String name, Operator operator, List<Integer> inputs, TensorShape shape) {
      if (!names.add(name)) {
        throw new InvalidArchitectureException("two nodes are called '%s'".formatted(name));
      }
      nodes.add(new Node(name, operator, inputs, shape));
      return new Tensor(nodes.size() - 1, shape);
    }
  }
}

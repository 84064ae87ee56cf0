package io.zico.core.notation.onnx;

import io.zico.core.architecture.Architecture;
import io.zico.core.architecture.Architecture.Tensor;
import io.zico.core.architecture.Operator;
import io.zico.core.architecture.Operator.Convolution;
import io.zico.core.architecture.Operator.Linear;
import io.zico.core.architecture.Operator.TransposedConvolution;
import io.zico.core.architecture.TensorShape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The network so far: operators may still get a bias, and what nobody reads is left out. */
final class Network {

  private static final int LONGEST_NAME = 180;

  private final Architecture.Builder shapes;
  private final TensorShape input;
  private final List<Step> steps = new ArrayList<>();
  private final Set<String> names = new HashSet<>(Set.of("input"));
  private final Map<String, Integer> copies = new HashMap<>();

  private record Step(String name, Operator operator, List<Tensor> inputs) {

    Step with(Operator changed) {
      return new Step(name, changed, inputs);
    }
  }

  Network(TensorShape input) {
    this.input = input;
    this.shapes = Architecture.builder(input);
    steps.add(new Step("input", new Operator.Input(input), List.of()));
  }

  Tensor input() {
    return shapes.input();
  }

  Tensor add(String name, Operator operator, Tensor... inputs) {
    return add(name, operator, List.of(inputs));
  }

  Tensor add(String name, Operator operator, List<Tensor> inputs) {
    var own = unused(name.isBlank() ? "node" : name);
    var tensor = shapes.add(own, operator, inputs);
    steps.add(new Step(own, operator, inputs));
    return tensor;
  }

  Operator operator(Tensor tensor) {
    return steps.get(tensor.position()).operator();
  }

  List<Tensor> inputs(Tensor tensor) {
    return steps.get(tensor.position()).inputs();
  }

  String name(Tensor tensor) {
    return steps.get(tensor.position()).name();
  }

  /** Gives a layer its bias, if it is one that has none yet. */
  boolean addBias(Tensor tensor) {
    var step = steps.get(tensor.position());
    var biased = biased(step.operator());
    steps.set(tensor.position(), step.with(biased));
    return biased != step.operator();
  }

  private static Operator biased(Operator operator) {
    if (operator instanceof Convolution op && !op.bias()) {
      return new Convolution(
          op.outputs(), op.kernel(), op.stride(), op.padding(), op.dilation(), op.groups(), true);
    }
    if (operator instanceof Linear op && !op.bias()) {
      return new Linear(op.outputs(), true);
    }
    if (operator instanceof TransposedConvolution op && !op.bias()) {
      return new TransposedConvolution(
          op.outputs(), op.kernel(), op.stride(), op.padding(), op.outputPadding(), true);
    }
    return operator;
  }

  /** The architecture that ends in the tensor. */
  Architecture build(Tensor output) {
    var live = live(output);
    var network = Architecture.builder(input);
    var placed = new HashMap<Integer, Tensor>(Map.of(0, network.input()));
    for (int position = 1; position < steps.size(); position++) {
      var step = steps.get(position);
      if (live.contains(position) && position != output.position()) {
        placed.put(position, place(step, network, placed));
      }
    }
    if (output.position() > 0) {
      place(steps.get(output.position()), network, placed);
    }
    return network.build();
  }

  private static Tensor place(
      Step step, Architecture.Builder network, Map<Integer, Tensor> placed) {
    var inputs =
        step.inputs().stream()
            .map(tensor -> placed.getOrDefault(tensor.position(), tensor))
            .toList();
    return network.add(step.name(), step.operator(), inputs);
  }

  private Set<Integer> live(Tensor output) {
    var live = new HashSet<Integer>(Set.of(output.position()));
    for (int position = output.position(); position > 0; position--) {
      if (live.contains(position)) {
        steps.get(position).inputs().forEach(tensor -> live.add(tensor.position()));
      }
    }
    return live;
  }

  private String unused(String name) {
    var own = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    var candidate = own;
    while (!names.add(candidate)) {
      candidate = own + "_" + copies.merge(own, 1, Integer::sum);
    }
    return candidate;
  }
}

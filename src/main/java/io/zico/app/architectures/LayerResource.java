package io.zico.app.architectures;

import io.swagger.v3.oas.annotations.media.Schema;
import io.zico.core.architecture.CanonicalForm;
import io.zico.core.architecture.Node;
import io.zico.core.architecture.Operator;
import io.zico.core.architecture.Operator.Convolution;
import io.zico.core.cost.Costs;
import io.zico.core.cost.LayerCost;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One row of the layer table. */
@Schema(name = "Layer", description = "A convolution or linear layer.")
record LayerResource(
    @Schema(
            description = "Its module name in the reference implementation.",
            example = "cells.0.layers.1.op.1")
        String name,
    @Schema(description = "What it computes.", example = "conv 3x3") String operator,
    @Schema(description = "Values of the weight tensor, without bias.") long weights,
    @Schema(description = "Weights and biases.") long parameters,
    @Schema(description = "Multiply-accumulates for one input.") long macs,
    @Schema(
            description = "Shape of its output: channels, height, width; or features.",
            example = "[16, 32, 32]")
        List<Integer> output,
    @Schema(description = "Whether it has any influence on the output.") boolean alive) {

  static List<LayerResource> table(CanonicalForm canonical, Costs costs) {
    var source = canonical.source();
    var alive = alive(canonical);
    return IntStream.range(0, costs.layers().size())
        .mapToObj(i -> of(costs.layers().get(i), source.nodes().get(source.layers().get(i)), alive))
        .toList();
  }

  /** Names of the layers that are left in the canonical graph. */
  static Set<String> alive(CanonicalForm canonical) {
    return canonical.layers().stream()
        .map(position -> canonical.nodes().get(position).name())
        .collect(Collectors.toSet());
  }

  private static LayerResource of(LayerCost cost, Node node, Set<String> alive) {
    return new LayerResource(
        cost.name(),
        describe(node.operator()),
        cost.weights(),
        cost.parameters(),
        cost.macs(),
        cost.output().dimensions(),
        alive.contains(cost.name()));
  }

  private static String describe(Operator operator) {
    if (operator instanceof Convolution convolution) {
      int side = convolution.kernel();
      var stride = convolution.stride() > 1 ? ", stride " + convolution.stride() : "";
      var groups = convolution.groups() > 1 ? ", %d groups".formatted(convolution.groups()) : "";
      var dilation = convolution.dilation() > 1 ? ", dilation " + convolution.dilation() : "";
      return "conv %dx%d".formatted(side, side) + stride + dilation + groups;
    }
    return "linear";
  }
}

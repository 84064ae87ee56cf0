package io.zico.core.cost;

import io.zico.core.architecture.Architecture;
import io.zico.core.architecture.InvalidArchitectureException;
import io.zico.core.architecture.LayerKind;
import io.zico.core.architecture.Node;
import io.zico.core.architecture.Operator;
import io.zico.core.architecture.Operator.Convolution;
import io.zico.core.architecture.Operator.Linear;
import java.util.ArrayList;
import java.util.List;

/**
 * What an architecture costs, as written: branches that lead nowhere are counted too.
 *
 * @param parameters trained values: weights, biases, scale and shift of norms, and embeddings
 * @param macs multiply-accumulates of convolutions (transposed ones too), linear layers, and the
 *     two products of attention, for one input
 * @param depth layers on the longest path from input to output
 * @param layers what each convolution and linear layer costs, in registration order
 */
public record Costs(long parameters, long macs, int depth, List<LayerCost> layers) {

  public Costs {
    layers = List.copyOf(layers);
  }

  /**
   * Counts an architecture.
   *
   * @throws InvalidArchitectureException if a count does not fit into 64 bits, naming the node
   */
  public static Costs of(Architecture architecture) {
    var nodes = architecture.nodes();
    int[] tiles = Tiling.of(nodes);
    long parameters = 0;
    long macs = 0;
    for (int i = 0; i < nodes.size(); i++) {
      var node = nodes.get(i);
      try {
        var cost = NodeCost.of(node, architecture.inputsOf(node));
        parameters = Math.addExact(parameters, cost.parameters());
        macs = Math.addExact(macs, Math.multiplyExact(cost.macs(), tiles[i]));
      } catch (ArithmeticException e) {
        throw NodeCost.uncountable(node);
      }
    }
    var layers = new ArrayList<LayerCost>();
    for (int position : architecture.layers()) {
      layers.add(layer(architecture, nodes.get(position), tiles[position]));
    }
    return new Costs(parameters, macs, depth(nodes), layers);
  }

  /** Weights of one convolution or linear layer, without its bias. */
  public static long weights(Operator layer, int inputChannels) {
    if (layer instanceof Convolution convolution) {
      long window = Math.multiplyExact((long) convolution.kernel(), convolution.kernel());
      long perChannel = Math.multiplyExact(window, convolution.outputs());
      return Math.multiplyExact(perChannel, inputChannels / convolution.groups());
    }
    if (layer instanceof Linear linear) {
      return Math.multiplyExact((long) linear.outputs(), inputChannels);
    }
    throw new IllegalArgumentException("%s is no layer".formatted(layer));
  }

  private static LayerCost layer(Architecture architecture, Node node, int tiles) {
    var inputs = architecture.inputsOf(node);
    long weights = weights(node.operator(), inputs.get(0).channels());
    var cost = NodeCost.of(node, inputs);
    return new LayerCost(
        node.name(),
        LayerKind.of(node.operator(), inputs.get(0).channels()),
        weights,
        cost.parameters(),
        cost.macs() * tiles,
        node.output());
  }

  private static int depth(List<Node> nodes) {
    var depths = new int[nodes.size()];
    for (int i = 0; i < depths.length; i++) {
      var node = nodes.get(i);
      int before = node.inputs().stream().mapToInt(input -> depths[input]).max().orElse(0);
      depths[i] = before + (node.operator().isLayer() ? 1 : 0);
    }
    return depths[depths.length - 1];
  }
}

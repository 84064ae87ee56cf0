package io.zico.core.cost;

import io.zico.core.architecture.Architecture;
import io.zico.core.architecture.Node;
import io.zico.core.architecture.Operator;
import io.zico.core.architecture.Operator.BatchNorm;
import io.zico.core.architecture.Operator.Convolution;
import io.zico.core.architecture.Operator.Linear;
import java.util.List;

/**
 * What an architecture costs, as written: branches that lead nowhere are counted too.
 *
 * @param parameters trained values: weights, biases, and scale and shift of batch norms
 * @param macs multiply-accumulates of convolutions and linear layers for one input
 * @param depth layers on the longest path from input to output
 * @param layers what each convolution and linear layer costs, in registration order
 */
public record Costs(long parameters, long macs, int depth, List<LayerCost> layers) {

  public Costs {
    layers = List.copyOf(layers);
  }

  public static Costs of(Architecture architecture) {
    var layers =
        architecture.layers().stream()
            .map(position -> layer(architecture, architecture.nodes().get(position)))
            .toList();
    long norms =
        architecture.nodes().stream()
            .filter(node -> node.operator() instanceof BatchNorm)
            .mapToLong(node -> 2L * node.output().channels())
            .sum();
    return new Costs(
        norms + layers.stream().mapToLong(LayerCost::parameters).sum(),
        layers.stream().mapToLong(LayerCost::macs).sum(),
        depth(architecture.nodes()),
        layers);
  }

  /** Weights of one convolution or linear layer, without its bias. */
  public static long weights(Operator layer, int inputChannels) {
    if (layer instanceof Convolution convolution) {
      long window = (long) convolution.kernel() * convolution.kernel();
      return window * convolution.outputs() * (inputChannels / convolution.groups());
    }
    return (long) ((Linear) layer).outputs() * inputChannels;
  }

  private static LayerCost layer(Architecture architecture, Node node) {
    long weights = weights(node.operator(), architecture.inputsOf(node).get(0).channels());
    long pixels = (long) node.output().height() * node.output().width();
    long biases = hasBias(node.operator()) ? node.output().channels() : 0;
    return new LayerCost(node.name(), weights, weights + biases, weights * pixels, node.output());
  }

  private static boolean hasBias(Operator layer) {
    return layer instanceof Convolution convolution ? convolution.bias() : ((Linear) layer).bias();
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

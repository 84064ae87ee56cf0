package io.zico.core.cost;

import io.zico.core.architecture.Architecture;
import io.zico.core.architecture.Node;
import io.zico.core.architecture.Operator;
import io.zico.core.architecture.Operator.Convolution;
import io.zico.core.architecture.Operator.Linear;
import io.zico.core.architecture.Operator.TransposedConvolution;
import io.zico.core.architecture.SequenceOperator.Attention;
import io.zico.core.architecture.TensorShape;
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

  public static Costs of(Architecture architecture) {
    var nodes = architecture.nodes();
    int[] tiles = Tiling.of(nodes);
    var layers = new ArrayList<LayerCost>();
    for (int position : architecture.layers()) {
      layers.add(layer(architecture, nodes.get(position), tiles[position]));
    }
    long parameters = 0;
    long macs = layers.stream().mapToLong(LayerCost::macs).sum();
    for (int i = 0; i < nodes.size(); i++) {
      var node = nodes.get(i);
      var inputs = architecture.inputsOf(node);
      parameters += Parameters.of(node.operator(), inputs);
      macs += otherMacs(node.operator(), inputs) * tiles[i];
    }
    return new Costs(parameters, macs, depth(nodes), layers);
  }

  /** Weights of one convolution or linear layer, without its bias. */
  public static long weights(Operator layer, int inputChannels) {
    if (layer instanceof Convolution convolution) {
      long window = (long) convolution.kernel() * convolution.kernel();
      return window * convolution.outputs() * (inputChannels / convolution.groups());
    }
    return (long) ((Linear) layer).outputs() * inputChannels;
  }

  private static LayerCost layer(Architecture architecture, Node node, int tiles) {
    var inputs = architecture.inputsOf(node);
    long weights = weights(node.operator(), inputs.get(0).channels());
    long parameters = Parameters.of(node.operator(), inputs);
    long macs = weights * node.output().positions() * tiles;
    return new LayerCost(node.name(), weights, parameters, macs, node.output());
  }

  private static long otherMacs(Operator operator, List<TensorShape> inputs) {
    if (operator instanceof TransposedConvolution op) {
      long window = (long) op.kernel() * op.kernel();
      return window * op.outputs() * inputs.get(0).elements();
    }
    if (operator instanceof Attention) {
      long pairs = (long) inputs.get(0).positions() * inputs.get(1).positions();
      return pairs * (inputs.get(0).channels() + inputs.get(2).channels());
    }
    return 0;
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

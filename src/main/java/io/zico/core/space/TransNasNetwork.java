package io.zico.core.space;

import io.zico.core.architecture.Architecture;
import io.zico.core.architecture.Architecture.Tensor;
import io.zico.core.architecture.Operator.Activation;
import io.zico.core.architecture.Operator.Add;
import io.zico.core.architecture.Operator.BatchNorm;
import io.zico.core.architecture.Operator.Concatenate;
import io.zico.core.architecture.Operator.Convolution;
import io.zico.core.architecture.Operator.Identity;
import io.zico.core.architecture.Operator.Shift;
import io.zico.core.architecture.Operator.Zero;
import io.zico.core.architecture.TensorShape;
import io.zico.core.architecture.TileOperator.Tiles;
import java.util.ArrayList;

/**
 * The encoder of TransNAS-Bench-101: stem, then two cells or residual blocks per module. Nodes are
 * named as the benchmark's modules.
 *
 * @see <a href="https://github.com/yawen-d/TransNASBench">lib/models/net_infer, net_ops</a>
 */
final class TransNasNetwork {

  private static final double EPSILON = 1e-5;

  /**
   * The benchmark passes {@code affine=True} where PyTorch's batch norm takes epsilon, so all of
   * its networks were trained with this one.
   */
  private static final double SHORTCUT_EPSILON = 1;

  private static final int NODES = 4;
  private static final int BLOCKS = 2;

  private final Architecture.Builder builder;
  private final TransNasNet net;
  private Tensor last;

  private TransNasNetwork(TransNasNet net, TensorShape input) {
    this.net = net;
    this.builder = Architecture.builder(input);
    this.last = builder.input();
  }

  static Architecture of(TransNasNet net, TransNasTask task, int outputs, TensorShape input) {
    var network = new TransNasNetwork(net, input);
    if (task == TransNasTask.JIGSAW) {
      network.last = network.builder.add("tiles", new Tiles(TransNasHead.TILES), network.last);
    }
    network.encode();
    return new TransNasHead(network.builder, network.last).add(task, outputs, input);
  }

  private void encode() {
    int channels = net.channels();
    stem(channels);
    for (int module = 0; module < net.modules().size(); module++) {
      int digit = net.modules().get(module);
      channels *= digit % 2 == 0 ? 2 : 1;
      for (int block = 0; block < BLOCKS; block++) {
        var name = "encoder.layer%d.%d".formatted(module, block);
        int stride = digit > 2 && block == 0 ? 2 : 1;
        last = net.isBasic() ? basic(name, channels, stride) : cell(name, channels, stride);
      }
    }
  }

  private void stem(int channels) {
    last = builder.add("encoder.stem.0", Convolution.same(channels / 2, 3, 2), last);
    last = norm("encoder.stem.1", last);
    last = reluConvNorm("encoder.stem.2", last, Convolution.same(channels, 3, 2));
  }

  private Tensor cell(String name, int channels, int stride) {
    var nodes = new ArrayList<Tensor>();
    nodes.add(last);
    for (int to = 1; to < NODES; to++) {
      var terms = new ArrayList<Tensor>();
      for (int from = 0; from < to; from++) {
        var edge = "%s.edges.%d".formatted(name, Cell.edge(from, to));
        int step = from == 0 ? stride : 1;
        terms.add(edge(edge, net.edge(from, to), nodes.get(from), channels, step));
      }
      nodes.add(builder.add("%s.nodes.%d".formatted(name, to), new Add(), terms));
    }
    return nodes.get(NODES - 1);
  }

  private Tensor edge(String name, int operation, Tensor from, int channels, int stride) {
    return switch (operation) {
      case 0 -> builder.add(name, new Zero(reduced(from.shape(), channels, stride)), from);
      case 1 ->
          stride == 1 && from.shape().channels() == channels
              ? builder.add(name, new Identity(), from)
              : factorizedReduction(name, from, channels, stride);
      case 2 -> reluConvNorm(name, from, Convolution.same(channels, 1, stride));
      default -> reluConvNorm(name, from, Convolution.same(channels, 3, stride));
    };
  }

  private static TensorShape reduced(TensorShape shape, int channels, int stride) {
    return TensorShape.of(
        channels, (shape.height() + stride - 1) / stride, (shape.width() + stride - 1) / stride);
  }

  private Tensor factorizedReduction(String name, Tensor from, int channels, int stride) {
    var active = builder.add(name + ".relu", Activation.RELU, from);
    var even = builder.add(name + ".convs.0", Convolution.same(channels / 2, 1, stride), active);
    var moved = builder.add(name + ".pad", new Shift(1), active);
    var odd =
        builder.add(name + ".convs.1", Convolution.same(channels - channels / 2, 1, stride), moved);
    return norm(name + ".bn", builder.add(name + ".cat", new Concatenate(), even, odd));
  }

  private Tensor basic(String name, int channels, int stride) {
    var from = last;
    var main = reluConvNorm(name + ".conv_a", from, Convolution.same(channels, 3, stride));
    main = reluConvNorm(name + ".conv_b", main, Convolution.same(channels, 3, 1));
    var shortcut = from;
    if (stride != 1 || from.shape().channels() != channels) {
      shortcut = builder.add(name + ".downsample.0", Convolution.same(channels, 1, stride), from);
      shortcut = builder.add(name + ".downsample.1", new BatchNorm(SHORTCUT_EPSILON), shortcut);
    }
    return builder.add(name + ".sum", new Add(), shortcut, main);
  }

  private Tensor reluConvNorm(String name, Tensor from, Convolution convolution) {
    var active = builder.add(name + ".ops.0", Activation.RELU, from);
    return norm(name + ".ops.2", builder.add(name + ".ops.1", convolution, active));
  }

  private Tensor norm(String name, Tensor from) {
    return builder.add(name, new BatchNorm(EPSILON), from);
  }
}

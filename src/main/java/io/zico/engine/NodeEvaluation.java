package io.zico.engine;

import ai.djl.ndarray.NDArray;
import io.zico.core.architecture.MapOperator.ChannelShuffle;
import io.zico.core.architecture.MapOperator.LocalResponseNorm;
import io.zico.core.architecture.MapOperator.Pad;
import io.zico.core.architecture.Node;
import io.zico.core.architecture.Operator;
import io.zico.core.architecture.Operator.Activation;
import io.zico.core.architecture.Operator.Add;
import io.zico.core.architecture.Operator.BatchNorm;
import io.zico.core.architecture.Operator.Concatenate;
import io.zico.core.architecture.Operator.Convolution;
import io.zico.core.architecture.Operator.Flatten;
import io.zico.core.architecture.Operator.GlobalPool;
import io.zico.core.architecture.Operator.Identity;
import io.zico.core.architecture.Operator.Input;
import io.zico.core.architecture.Operator.LeakyRelu;
import io.zico.core.architecture.Operator.Linear;
import io.zico.core.architecture.Operator.Multiple;
import io.zico.core.architecture.Operator.Multiply;
import io.zico.core.architecture.Operator.Pool;
import io.zico.core.architecture.Operator.Pool.Kind;
import io.zico.core.architecture.Operator.Shift;
import io.zico.core.architecture.Operator.Slice;
import io.zico.core.architecture.Operator.TransposedConvolution;
import io.zico.core.architecture.Operator.Zero;
import io.zico.core.architecture.SequenceOperator.Attention;
import io.zico.core.architecture.SequenceOperator.ClassToken;
import io.zico.core.architecture.SequenceOperator.LayerNorm;
import io.zico.core.architecture.SequenceOperator.PositionEmbedding;
import io.zico.core.architecture.SequenceOperator.TokenPool;
import io.zico.core.architecture.SequenceOperator.Tokens;
import io.zico.core.architecture.TensorShape;
import io.zico.core.architecture.TileOperator.JoinTiles;
import io.zico.core.architecture.TileOperator.Tiles;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Computes one node for one batch. The result is always a handle of its own, never one of the
 * inputs, and handles on intermediate results are closed: what backward needs, libtorch keeps.
 */
final class NodeEvaluation implements Operator.Visitor<NDArray> {

  private final Node node;
  private final List<NDArray> inputs;
  private final @Nullable LayerWeights weights;
  private final NDArray images;
  private final Constants constants;

  NodeEvaluation(
      Node node,
      List<NDArray> inputs,
      @Nullable LayerWeights weights,
      NDArray images,
      Constants constants) {
    this.node = node;
    this.inputs = inputs;
    this.weights = weights;
    this.images = images;
    this.constants = constants;
  }

  @Override
  public NDArray input(Input op) {
    return alias(images);
  }

  @Override
  public NDArray convolution(Convolution op) {
    return LibTorch.convolution(x(), own().weight(), own().bias(), op);
  }

  @Override
  public NDArray transposedConvolution(TransposedConvolution op) {
    return Enlargement.of(x(), own(), op);
  }

  @Override
  public NDArray linear(Linear op) {
    return LibTorch.linear(x(), own().weight(), own().bias());
  }

  @Override
  public NDArray batchNorm(BatchNorm op) {
    return LibTorch.batchNorm(x(), constants.batchNorm(node.output().channels()), op.epsilon());
  }

  @Override
  public NDArray activation(Activation op) {
    return switch (op.function()) {
      case RELU -> LibTorch.relu(x());
      case RELU6 -> relu6();
      case SIGMOID -> LibTorch.sigmoid(x());
      case TANH -> x().tanh();
      case SWISH -> gated(LibTorch.sigmoid(x()));
      case HARD_SWISH -> gated(hardSigmoid());
      case HARD_SIGMOID -> hardSigmoid();
      case GELU -> LibTorch.gelu(x());
    };
  }

  @Override
  public NDArray leakyRelu(LeakyRelu op) {
    return LibTorch.leakyRelu(x(), op.slope());
  }

  @Override
  public NDArray pool(Pool op) {
    if (op.kind() == Kind.MAXIMUM) {
      return LibTorch.maximumPool(x(), op);
    }
    var mean = constants.areMeansConvolutions(op) ? convolvedMean(op) : LibTorch.meanPool(x(), op);
    boolean exact = op.countPadding() || op.padding() == 0;
    return exact ? mean : mean.muli(border(op));
  }

  @Override
  public NDArray globalPool(GlobalPool op) {
    var mean = LibTorch.globalMean(x());
    if (op.keepDimensions()) {
      return mean;
    }
    try (mean) {
      return mean.reshape(Tensors.batch(samples(), node.output()));
    }
  }

  @Override
  public NDArray flatten(Flatten op) {
    return x().reshape(Tensors.batch(samples(), node.output()));
  }

  @Override
  public NDArray add(Add op) {
    if (inputs.size() == 1) {
      return alias(x());
    }
    var sum = x().add(inputs.get(1));
    inputs.stream().skip(2).forEach(sum::addi);
    return sum;
  }

  @Override
  public NDArray multiple(Multiple op) {
    return LibTorch.scale(x(), op.times().doubleValue());
  }

  @Override
  public NDArray multiply(Multiply op) {
    return x().mul(inputs.get(1));
  }

  @Override
  public NDArray concatenate(Concatenate op) {
    return LibTorch.concatenate(inputs);
  }

  @Override
  public NDArray slice(Slice op) {
    return LibTorch.slice(x(), featureDimension(), op.from(), op.to());
  }

  @Override
  public NDArray shift(Shift op) {
    var shape = x().getShape();
    try (var rows = LibTorch.slice(x(), 2, op.pixels(), shape.get(2));
        var rest = LibTorch.slice(rows, 3, op.pixels(), shape.get(3))) {
      return LibTorch.pad(rest, 0, op.pixels(), 0, op.pixels());
    }
  }

  @Override
  public NDArray identity(Identity op) {
    return alias(x());
  }

  @Override
  public NDArray zero(Zero op) {
    // in canonical form zeros have no input
    int rows = inputs.isEmpty() ? batch() : samples();
    return constants.zeros(images.getManager(), rows, op.shape());
  }

  @Override
  public NDArray localResponseNorm(LocalResponseNorm op) {
    return LibTorch.localResponseNorm(x(), op);
  }

  @Override
  public NDArray channelShuffle(ChannelShuffle op) {
    var map = node.output();
    long groups = op.groups();
    try (var cut =
            x().reshape(samples(), groups, map.channels() / groups, map.height(), map.width());
        var dealt = cut.transpose(0, 2, 1, 3, 4)) {
      return dealt.reshape(Tensors.batch(samples(), map));
    }
  }

  @Override
  public NDArray pad(Pad op) {
    return LibTorch.pad(x(), op.left(), op.right(), op.top(), op.bottom());
  }

  @Override
  public NDArray tokens(Tokens op) {
    try (var pixels = x().transpose(0, 2, 3, 1)) {
      return pixels.reshape(Tensors.batch(samples(), node.output()));
    }
  }

  @Override
  public NDArray classToken(ClassToken op) {
    try (var token = own().weight().broadcast(samples(), 1, node.output().channels())) {
      return LibTorch.concatenate(List.of(token, x()));
    }
  }

  @Override
  public NDArray positionEmbedding(PositionEmbedding op) {
    return x().add(own().weight());
  }

  @Override
  public NDArray layerNorm(LayerNorm op) {
    return LibTorch.layerNorm(x(), constants.batchNorm(node.output().channels()), op.epsilon());
  }

  @Override
  public NDArray attention(Attention op) {
    return new AttentionPass(op, inputs, weights).output();
  }

  @Override
  public NDArray tokenPool(TokenPool op) {
    int first = op.kind() == TokenPool.Kind.MEAN_OF_PATCHES ? 1 : 0;
    long last = op.kind() == TokenPool.Kind.FIRST ? 1 : x().getShape().get(1);
    try (var taken = LibTorch.slice(x(), 1, first, last)) {
      return taken.mean(new int[] {1});
    }
  }

  @Override
  public NDArray tiles(Tiles op) {
    var in = node.output();
    int side = op.side();
    long images = samples();
    try (var cut = x().reshape(images, in.channels(), side, in.height(), side, in.width());
        var ordered = cut.transpose(0, 2, 4, 1, 3, 5)) {
      return ordered.reshape(Tensors.batch((int) images * side * side, in));
    }
  }

  @Override
  public NDArray joinTiles(JoinTiles op) {
    return x().reshape(samples() / (op.side() * op.side()), node.output().channels());
  }

  private int featureDimension() {
    return x().getShape().dimension() == 3 ? 2 : 1;
  }

  private NDArray convolvedMean(Pool op) {
    int channels = node.output().channels();
    var depthwise =
        new Convolution(channels, op.kernel(), op.stride(), op.padding(), channels, false);
    return LibTorch.convolution(x(), constants.meanKernel(depthwise), null, depthwise);
  }

  private NDArray relu6() {
    // relu first: at exactly zero, clipping alone would let the gradient pass
    try (var relu = LibTorch.relu(x())) {
      return relu.clip(0, 6);
    }
  }

  private NDArray hardSigmoid() {
    try (var shifted = x().add(3);
        var clipped = shifted.clip(0, 6);
        var six = LibTorch.number(clipped, 6)) {
      return clipped.div(six);
    }
  }

  private NDArray gated(NDArray gate) {
    try (gate) {
      return x().mul(gate);
    }
  }

  private NDArray border(Pool op) {
    var shape = x().getShape();
    var sample = TensorShape.of((int) shape.get(1), (int) shape.get(2), (int) shape.get(3));
    return constants.border(op, sample);
  }

  private static NDArray alias(NDArray tensor) {
    return tensor.reshape(tensor.getShape());
  }

  private NDArray x() {
    return inputs.get(0);
  }

  private int batch() {
    return (int) images.getShape().get(0);
  }

  /** Rows of the input: images, or tiles of images. */
  private int samples() {
    return (int) x().getShape().get(0);
  }

  private LayerWeights own() {
    return Objects.requireNonNull(weights, node.name());
  }
}

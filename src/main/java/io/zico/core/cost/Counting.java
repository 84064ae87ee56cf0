package io.zico.core.cost;

import io.zico.core.architecture.MapOperator.ChannelShuffle;
import io.zico.core.architecture.MapOperator.LocalResponseNorm;
import io.zico.core.architecture.MapOperator.Pad;
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

/** Counts what one run of an operator costs; fails where a count does not fit into 64 bits. */
record Counting(List<TensorShape> inputs, TensorShape output)
    implements Operator.Visitor<NodeCost> {

  /** Tables of relative positions in attention: rows and columns, for keys and values. */
  private static final int TABLES = 4;

  /** Products of queries and keys, before and after the softmax. */
  private static final int MAPS_OF_ATTENTION = 2;

  @Override
  public NodeCost input(Input op) {
    return NodeCost.PLAIN;
  }

  @Override
  public NodeCost convolution(Convolution op) {
    long weights = Costs.weights(op, in().channels());
    return NodeCost.of(
        Math.addExact(weights, op.bias() ? op.outputs() : 0),
        Math.multiplyExact(weights, output.positions()));
  }

  @Override
  public NodeCost transposedConvolution(TransposedConvolution op) {
    long window = Math.multiplyExact((long) op.kernel(), op.kernel());
    long perPixel = Math.multiplyExact(window, op.outputs());
    long weights = Math.multiplyExact(perPixel, in().channels());
    return NodeCost.of(
            Math.addExact(weights, op.bias() ? op.outputs() : 0),
            Math.multiplyExact(perPixel, in().elements()))
        .besides(Math.multiplyExact((long) in().channels(), output.positions()));
  }

  @Override
  public NodeCost linear(Linear op) {
    long weights = Costs.weights(op, in().channels());
    return NodeCost.of(
        Math.addExact(weights, op.bias() ? op.outputs() : 0),
        Math.multiplyExact(weights, output.positions()));
  }

  @Override
  public NodeCost batchNorm(BatchNorm op) {
    return NodeCost.of(2L * in().channels(), 0);
  }

  @Override
  public NodeCost activation(Activation op) {
    return switch (op.function()) {
      case RELU, SIGMOID, TANH, GELU -> NodeCost.PLAIN;
      case RELU6, SWISH, HARD_SIGMOID -> NodeCost.PLAIN.results(2);
      case HARD_SWISH -> NodeCost.PLAIN.results(3);
    };
  }

  @Override
  public NodeCost leakyRelu(LeakyRelu op) {
    return NodeCost.PLAIN;
  }

  @Override
  public NodeCost pool(Pool op) {
    return op.kind() == Pool.Kind.MAXIMUM ? NodeCost.PLAIN.maximum() : NodeCost.PLAIN;
  }

  @Override
  public NodeCost globalPool(GlobalPool op) {
    return NodeCost.PLAIN;
  }

  @Override
  public NodeCost flatten(Flatten op) {
    return NodeCost.PLAIN;
  }

  @Override
  public NodeCost add(Add op) {
    return NodeCost.PLAIN;
  }

  @Override
  public NodeCost multiple(Multiple op) {
    return NodeCost.PLAIN;
  }

  @Override
  public NodeCost multiply(Multiply op) {
    return NodeCost.PLAIN;
  }

  @Override
  public NodeCost concatenate(Concatenate op) {
    return NodeCost.PLAIN;
  }

  @Override
  public NodeCost slice(Slice op) {
    return NodeCost.PLAIN;
  }

  @Override
  public NodeCost shift(Shift op) {
    return NodeCost.PLAIN;
  }

  @Override
  public NodeCost identity(Identity op) {
    return NodeCost.PLAIN.results(0);
  }

  @Override
  public NodeCost zero(Zero op) {
    return NodeCost.PLAIN;
  }

  @Override
  public NodeCost localResponseNorm(LocalResponseNorm op) {
    return NodeCost.PLAIN.results(4); // squares, their mean, its power
  }

  @Override
  public NodeCost channelShuffle(ChannelShuffle op) {
    return NodeCost.PLAIN;
  }

  @Override
  public NodeCost pad(Pad op) {
    return NodeCost.PLAIN;
  }

  @Override
  public NodeCost tokens(Tokens op) {
    return NodeCost.PLAIN;
  }

  @Override
  public NodeCost classToken(ClassToken op) {
    return NodeCost.of(in().channels(), 0);
  }

  @Override
  public NodeCost positionEmbedding(PositionEmbedding op) {
    return NodeCost.of(in().elements(), 0);
  }

  @Override
  public NodeCost layerNorm(LayerNorm op) {
    return NodeCost.of(2L * in().channels(), 0);
  }

  @Override
  public NodeCost attention(Attention op) {
    long pairs = Math.multiplyExact((long) output.positions(), inputs.get(1).positions());
    long products = (long) in().channels() + inputs.get(2).channels();
    long rows = op.isWeighted() ? Math.multiplyExact((long) TABLES, op.tableRows()) : 0;
    return NodeCost.of(
            Math.multiplyExact(rows, in().channels() / op.heads()),
            Math.multiplyExact(pairs, products))
        .besides(Math.multiplyExact(pairs, (long) MAPS_OF_ATTENTION * op.heads()));
  }

  @Override
  public NodeCost tokenPool(TokenPool op) {
    return NodeCost.PLAIN;
  }

  @Override
  public NodeCost tiles(Tiles op) {
    return NodeCost.PLAIN;
  }

  @Override
  public NodeCost joinTiles(JoinTiles op) {
    return NodeCost.PLAIN;
  }

  private TensorShape in() {
    return inputs.get(0);
  }
}

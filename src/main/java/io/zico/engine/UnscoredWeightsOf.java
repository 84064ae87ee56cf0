package io.zico.engine;

import ai.djl.ndarray.types.Shape;
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
import java.util.Optional;

/** Finds the weights of an operator that take part in the passes but in no score. */
record UnscoredWeightsOf(List<TensorShape> inputs)
    implements Operator.Visitor<Optional<UnscoredWeights>> {

  private static final int TABLES = 4;

  @Override
  public Optional<UnscoredWeights> input(Input op) {
    return Optional.empty();
  }

  @Override
  public Optional<UnscoredWeights> convolution(Convolution op) {
    return Optional.empty();
  }

  @Override
  public Optional<UnscoredWeights> transposedConvolution(TransposedConvolution op) {
    var shape = new Shape(in().channels(), op.outputs(), op.kernel(), op.kernel());
    return Optional.of(new UnscoredWeights(shape, false, op.bias()));
  }

  @Override
  public Optional<UnscoredWeights> linear(Linear op) {
    return Optional.empty();
  }

  @Override
  public Optional<UnscoredWeights> batchNorm(BatchNorm op) {
    return Optional.empty();
  }

  @Override
  public Optional<UnscoredWeights> activation(Activation op) {
    return Optional.empty();
  }

  @Override
  public Optional<UnscoredWeights> leakyRelu(LeakyRelu op) {
    return Optional.empty();
  }

  @Override
  public Optional<UnscoredWeights> pool(Pool op) {
    return Optional.empty();
  }

  @Override
  public Optional<UnscoredWeights> globalPool(GlobalPool op) {
    return Optional.empty();
  }

  @Override
  public Optional<UnscoredWeights> flatten(Flatten op) {
    return Optional.empty();
  }

  @Override
  public Optional<UnscoredWeights> add(Add op) {
    return Optional.empty();
  }

  @Override
  public Optional<UnscoredWeights> multiple(Multiple op) {
    return Optional.empty();
  }

  @Override
  public Optional<UnscoredWeights> multiply(Multiply op) {
    return Optional.empty();
  }

  @Override
  public Optional<UnscoredWeights> concatenate(Concatenate op) {
    return Optional.empty();
  }

  @Override
  public Optional<UnscoredWeights> slice(Slice op) {
    return Optional.empty();
  }

  @Override
  public Optional<UnscoredWeights> shift(Shift op) {
    return Optional.empty();
  }

  @Override
  public Optional<UnscoredWeights> identity(Identity op) {
    return Optional.empty();
  }

  @Override
  public Optional<UnscoredWeights> zero(Zero op) {
    return Optional.empty();
  }

  @Override
  public Optional<UnscoredWeights> localResponseNorm(LocalResponseNorm op) {
    return Optional.empty();
  }

  @Override
  public Optional<UnscoredWeights> channelShuffle(ChannelShuffle op) {
    return Optional.empty();
  }

  @Override
  public Optional<UnscoredWeights> pad(Pad op) {
    return Optional.empty();
  }

  @Override
  public Optional<UnscoredWeights> tokens(Tokens op) {
    return Optional.empty();
  }

  @Override
  public Optional<UnscoredWeights> classToken(ClassToken op) {
    return embedding(new Shape(1, 1, in().channels()));
  }

  @Override
  public Optional<UnscoredWeights> positionEmbedding(PositionEmbedding op) {
    return embedding(new Shape(1, in().positions(), in().channels()));
  }

  @Override
  public Optional<UnscoredWeights> layerNorm(LayerNorm op) {
    return Optional.empty();
  }

  @Override
  public Optional<UnscoredWeights> attention(Attention op) {
    return op.isWeighted()
        ? embedding(new Shape(TABLES, op.tableRows(), in().channels() / op.heads()))
        : Optional.empty();
  }

  @Override
  public Optional<UnscoredWeights> tokenPool(TokenPool op) {
    return Optional.empty();
  }

  @Override
  public Optional<UnscoredWeights> tiles(Tiles op) {
    return Optional.empty();
  }

  @Override
  public Optional<UnscoredWeights> joinTiles(JoinTiles op) {
    return Optional.empty();
  }

  private static Optional<UnscoredWeights> embedding(Shape shape) {
    return Optional.of(new UnscoredWeights(shape, true, false));
  }

  private TensorShape in() {
    return inputs.get(0);
  }
}

package io.zico.core.architecture;

import io.zico.core.architecture.MapOperator.ChannelShuffle;
import io.zico.core.architecture.MapOperator.LocalResponseNorm;
import io.zico.core.architecture.MapOperator.Pad;
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
import io.zico.core.architecture.TileOperator.JoinTiles;
import io.zico.core.architecture.TileOperator.Tiles;
import java.util.List;

/**
 * Whether an operator gives zeros and nothing else at initialisation, where shifts are zero.
 *
 * @param inputs for each input, whether it is known to be zeros
 */
record Zeros(List<Boolean> inputs) implements Operator.Visitor<Boolean> {

  @Override
  public Boolean input(Input op) {
    return false;
  }

  @Override
  public Boolean convolution(Convolution op) {
    return areAll() && !op.bias();
  }

  @Override
  public Boolean transposedConvolution(TransposedConvolution op) {
    return areAll() && !op.bias();
  }

  @Override
  public Boolean linear(Linear op) {
    return areAll() && !op.bias();
  }

  @Override
  public Boolean batchNorm(BatchNorm op) {
    return areAll();
  }

  @Override
  public Boolean activation(Activation op) {
    return areAll() && op.function().keepsZero();
  }

  @Override
  public Boolean leakyRelu(LeakyRelu op) {
    return areAll();
  }

  @Override
  public Boolean pool(Pool op) {
    return areAll();
  }

  @Override
  public Boolean globalPool(GlobalPool op) {
    return areAll();
  }

  @Override
  public Boolean flatten(Flatten op) {
    return areAll();
  }

  @Override
  public Boolean add(Add op) {
    return areAll();
  }

  @Override
  public Boolean multiple(Multiple op) {
    return areAll();
  }

  @Override
  public Boolean multiply(Multiply op) {
    return inputs.contains(true);
  }

  @Override
  public Boolean concatenate(Concatenate op) {
    return areAll();
  }

  @Override
  public Boolean slice(Slice op) {
    return areAll();
  }

  @Override
  public Boolean shift(Shift op) {
    return areAll();
  }

  @Override
  public Boolean identity(Identity op) {
    return areAll();
  }

  @Override
  public Boolean zero(Zero op) {
    return true;
  }

  @Override
  public Boolean localResponseNorm(LocalResponseNorm op) {
    return areAll();
  }

  @Override
  public Boolean channelShuffle(ChannelShuffle op) {
    return areAll();
  }

  @Override
  public Boolean pad(Pad op) {
    return areAll();
  }

  @Override
  public Boolean tokens(Tokens op) {
    return areAll();
  }

  @Override
  public Boolean classToken(ClassToken op) {
    return false;
  }

  @Override
  public Boolean positionEmbedding(PositionEmbedding op) {
    return false;
  }

  @Override
  public Boolean layerNorm(LayerNorm op) {
    return areAll();
  }

  @Override
  public Boolean attention(Attention op) {
    return areAll() && !op.isWeighted();
  }

  @Override
  public Boolean tokenPool(TokenPool op) {
    return areAll();
  }

  @Override
  public Boolean tiles(Tiles op) {
    return areAll();
  }

  @Override
  public Boolean joinTiles(JoinTiles op) {
    return areAll();
  }

  private boolean areAll() {
    return !inputs.contains(false);
  }
}

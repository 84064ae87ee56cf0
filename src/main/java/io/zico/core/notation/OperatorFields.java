package io.zico.core.notation;

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
import io.zico.core.architecture.TileOperator.JoinTiles;
import io.zico.core.architecture.TileOperator.Tiles;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The parameters of operators, by the names that they have in a JSON graph; the operator's own name
 * stands under {@code op}.
 */
final class OperatorFields implements Operator.Visitor<Map<String, Object>> {

  private static final String OP = "op";
  private static final OperatorFields FIELDS = new OperatorFields();

  private OperatorFields() {}

  /** The name of the operator. */
  static String name(Operator operator) {
    return (String) all(operator).getOrDefault(OP, "");
  }

  /** All parameters of the operator. */
  static Map<String, Object> of(Operator operator) {
    var fields = all(operator);
    fields.remove(OP);
    return fields;
  }

  private static Map<String, Object> all(Operator operator) {
    return operator.accept(FIELDS);
  }

  @Override
  public Map<String, Object> input(Input op) {
    return fields("input", "shape", op.shape().dimensions());
  }

  @Override
  public Map<String, Object> convolution(Convolution op) {
    return fields(
        "conv",
        "outputs",
        op.outputs(),
        "kernel",
        op.kernel(),
        "stride",
        op.stride(),
        "padding",
        op.padding(),
        "dilation",
        op.dilation(),
        "groups",
        op.groups(),
        "bias",
        op.bias());
  }

  @Override
  public Map<String, Object> transposedConvolution(TransposedConvolution op) {
    return fields(
        "transposed-conv",
        "outputs",
        op.outputs(),
        "kernel",
        op.kernel(),
        "stride",
        op.stride(),
        "padding",
        op.padding(),
        "outputPadding",
        op.outputPadding(),
        "bias",
        op.bias());
  }

  @Override
  public Map<String, Object> linear(Linear op) {
    return fields("linear", "outputs", op.outputs(), "bias", op.bias());
  }

  @Override
  public Map<String, Object> batchNorm(BatchNorm op) {
    return fields("batch-norm", "epsilon", op.epsilon());
  }

  @Override
  public Map<String, Object> activation(Activation op) {
    return fields(OperatorReaders.word(op.function()));
  }

  @Override
  public Map<String, Object> leakyRelu(LeakyRelu op) {
    return fields("leaky-relu", "slope", op.slope());
  }

  @Override
  public Map<String, Object> pool(Pool op) {
    return fields(
        op.kind() == Pool.Kind.MAXIMUM ? "max-pool" : "mean-pool",
        "kernel",
        op.kernel(),
        "stride",
        op.stride(),
        "padding",
        op.padding(),
        "ceil",
        op.ceil(),
        "countPadding",
        op.countPadding());
  }

  @Override
  public Map<String, Object> globalPool(GlobalPool op) {
    return fields("global-pool", "keepDimensions", op.keepDimensions());
  }

  @Override
  public Map<String, Object> flatten(Flatten op) {
    return fields("flatten");
  }

  @Override
  public Map<String, Object> add(Add op) {
    return fields("add");
  }

  @Override
  public Map<String, Object> multiple(Multiple op) {
    return fields("multiple", "times", op.times());
  }

  @Override
  public Map<String, Object> multiply(Multiply op) {
    return fields("multiply");
  }

  @Override
  public Map<String, Object> concatenate(Concatenate op) {
    return fields("concat");
  }

  @Override
  public Map<String, Object> slice(Slice op) {
    return fields("slice", "from", op.from(), "to", op.to());
  }

  @Override
  public Map<String, Object> shift(Shift op) {
    return fields("shift", "pixels", op.pixels());
  }

  @Override
  public Map<String, Object> identity(Identity op) {
    return fields("identity");
  }

  @Override
  public Map<String, Object> zero(Zero op) {
    return fields("zero", "shape", op.shape().dimensions());
  }

  @Override
  public Map<String, Object> localResponseNorm(LocalResponseNorm op) {
    return fields(
        "local-response-norm",
        "size",
        op.size(),
        "alpha",
        op.alpha(),
        "beta",
        op.beta(),
        "bias",
        op.bias());
  }

  @Override
  public Map<String, Object> channelShuffle(ChannelShuffle op) {
    return fields("channel-shuffle", "groups", op.groups());
  }

  @Override
  public Map<String, Object> pad(Pad op) {
    return fields(
        "pad", "left", op.left(), "top", op.top(), "right", op.right(), "bottom", op.bottom());
  }

  @Override
  public Map<String, Object> tokens(Tokens op) {
    return fields("tokens");
  }

  @Override
  public Map<String, Object> classToken(ClassToken op) {
    return fields("class-token");
  }

  @Override
  public Map<String, Object> positionEmbedding(PositionEmbedding op) {
    return fields("position-embedding");
  }

  @Override
  public Map<String, Object> layerNorm(LayerNorm op) {
    return fields("layer-norm", "epsilon", op.epsilon());
  }

  @Override
  public Map<String, Object> attention(Attention op) {
    return fields("attention", "heads", op.heads(), "relativeDistance", op.relativeDistance());
  }

  @Override
  public Map<String, Object> tokenPool(TokenPool op) {
    return fields("token-pool", "kind", OperatorReaders.word(op.kind()));
  }

  @Override
  public Map<String, Object> tiles(Tiles op) {
    return fields("tiles", "side", op.side());
  }

  @Override
  public Map<String, Object> joinTiles(JoinTiles op) {
    return fields("join-tiles", "side", op.side());
  }

  private static Map<String, Object> fields(String name, Object... parameters) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put(OP, name);
    for (int i = 0; i < parameters.length; i += 2) {
      fields.put((String) parameters[i], parameters[i + 1]);
    }
    return fields;
  }
}

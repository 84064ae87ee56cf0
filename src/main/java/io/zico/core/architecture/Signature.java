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
import java.util.Locale;

/**
 * Operators and nodes as the text that is hashed. Every parameter is written here, so that no
 * change of a name, a log line or a Java version changes the identity of a network.
 *
 * <p>An operator is its name and its parameters in a fixed order; a number that is not whole stands
 * in its hexadecimal form, which is exact. A node is its operator, the positions of its inputs and
 * the shape of its output: {@code linear outputs=10 bias=true (7) 10}.
 */
final class Signature implements Operator.Visitor<String> {

  /** The first line of what is hashed; changes whenever any signature or the order changes. */
  static final String VERSION = "zico canonical form 1";

  private static final Signature SIGNATURE = new Signature();

  private Signature() {}

  static String of(Operator operator) {
    return operator.accept(SIGNATURE);
  }

  static String of(TensorShape shape) {
    return joined(shape.dimensions(), "x");
  }

  static String of(Node node) {
    var inputs = joined(node.inputs(), ",");
    return of(node.operator()) + " (" + inputs + ") " + of(node.output());
  }

  private static String joined(List<Integer> numbers, String separator) {
    var text = new StringBuilder();
    for (int i = 0; i < numbers.size(); i++) {
      text.append(i == 0 ? "" : separator).append(numbers.get(i));
    }
    return text.toString();
  }

  @Override
  public String input(Input op) {
    return "input " + of(op.shape());
  }

  @Override
  public String convolution(Convolution op) {
    // there are hundreds in a network, and a format string takes longer than all else
    return "conv outputs="
        + op.outputs()
        + " kernel="
        + op.kernel()
        + " stride="
        + op.stride()
        + " padding="
        + op.padding()
        + " dilation="
        + op.dilation()
        + " groups="
        + op.groups()
        + " bias="
        + op.bias();
  }

  @Override
  public String transposedConvolution(TransposedConvolution op) {
    return text(
        "transposed-conv outputs=%d kernel=%d stride=%d padding=%d output-padding=%d bias=%b",
        op.outputs(), op.kernel(), op.stride(), op.padding(), op.outputPadding(), op.bias());
  }

  @Override
  public String linear(Linear op) {
    return text("linear outputs=%d bias=%b", op.outputs(), op.bias());
  }

  @Override
  public String batchNorm(BatchNorm op) {
    return "batch-norm epsilon=" + Double.toHexString(op.epsilon());
  }

  @Override
  public String activation(Activation op) {
    return "activation " + word(op.function());
  }

  @Override
  public String leakyRelu(LeakyRelu op) {
    return "leaky-relu slope=" + Double.toHexString(op.slope());
  }

  @Override
  public String pool(Pool op) {
    return text(
        "pool %s kernel=%d stride=%d padding=%d ceil=%b count-padding=%b",
        word(op.kind()), op.kernel(), op.stride(), op.padding(), op.ceil(), op.countPadding());
  }

  @Override
  public String globalPool(GlobalPool op) {
    return "global-pool keep-dimensions=" + op.keepDimensions();
  }

  @Override
  public String flatten(Flatten op) {
    return "flatten";
  }

  @Override
  public String add(Add op) {
    return "add";
  }

  @Override
  public String multiple(Multiple op) {
    return "multiple times=" + op.times();
  }

  @Override
  public String multiply(Multiply op) {
    return "multiply";
  }

  @Override
  public String concatenate(Concatenate op) {
    return "concatenate";
  }

  @Override
  public String slice(Slice op) {
    return text("slice from=%d to=%d", op.from(), op.to());
  }

  @Override
  public String shift(Shift op) {
    return "shift pixels=" + op.pixels();
  }

  @Override
  public String identity(Identity op) {
    return "identity";
  }

  @Override
  public String zero(Zero op) {
    return "zero";
  }

  @Override
  public String localResponseNorm(LocalResponseNorm op) {
    return "local-response-norm size=%d alpha=%s beta=%s bias=%s"
        .formatted(
            op.size(),
            Double.toHexString(op.alpha()),
            Double.toHexString(op.beta()),
            Double.toHexString(op.bias()));
  }

  @Override
  public String channelShuffle(ChannelShuffle op) {
    return "channel-shuffle groups=" + op.groups();
  }

  @Override
  public String pad(Pad op) {
    return text(
        "pad left=%d top=%d right=%d bottom=%d", op.left(), op.top(), op.right(), op.bottom());
  }

  @Override
  public String tokens(Tokens op) {
    return "tokens";
  }

  @Override
  public String classToken(ClassToken op) {
    return "class-token";
  }

  @Override
  public String positionEmbedding(PositionEmbedding op) {
    return "position-embedding";
  }

  @Override
  public String layerNorm(LayerNorm op) {
    return "layer-norm epsilon=" + Double.toHexString(op.epsilon());
  }

  @Override
  public String attention(Attention op) {
    return text("attention heads=%d relative-distance=%d", op.heads(), op.relativeDistance());
  }

  @Override
  public String tokenPool(TokenPool op) {
    return "token-pool " + word(op.kind());
  }

  @Override
  public String tiles(Tiles op) {
    return "tiles side=" + op.side();
  }

  @Override
  public String joinTiles(JoinTiles op) {
    return "join-tiles side=" + op.side();
  }

  /** Written the same in every country: some have digits of their own. */
  private static String text(String format, Object... parameters) {
    return String.format(Locale.ROOT, format, parameters);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}

package io.zico.core.notation;

import static java.util.Map.entry;

import io.zico.core.architecture.MapOperator.ChannelShuffle;
import io.zico.core.architecture.MapOperator.LocalResponseNorm;
import io.zico.core.architecture.MapOperator.Pad;
import io.zico.core.architecture.Operator;
import io.zico.core.architecture.Operator.Activation;
import io.zico.core.architecture.Operator.Activation.Function;
import io.zico.core.architecture.Operator.Add;
import io.zico.core.architecture.Operator.BatchNorm;
import io.zico.core.architecture.Operator.Concatenate;
import io.zico.core.architecture.Operator.Convolution;
import io.zico.core.architecture.Operator.Flatten;
import io.zico.core.architecture.Operator.GlobalPool;
import io.zico.core.architecture.Operator.Identity;
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
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads operators, by the names that {@link OperatorFields} gives them. */
final class OperatorReaders {

  private static final int MOST_CHANNELS = 1 << 24;

  private interface Reader {
    Operator read(Fields fields);
  }

  private static final Map<String, Reader> READERS = new HashMap<>();

  static {
    READERS.putAll(
        Map.ofEntries(
            entry("conv", OperatorReaders::convolution),
            entry("transposed-conv", OperatorReaders::transposedConvolution),
            entry("linear", f -> new Linear(channels(f), f.flag("bias", true))),
            entry("batch-norm", f -> new BatchNorm(f.number("epsilon", 0, 1e-5))),
            entry("leaky-relu", f -> new LeakyRelu(f.number("slope", 0, 0.01))),
            entry("max-pool", f -> pool(Pool.Kind.MAXIMUM, f)),
            entry("mean-pool", f -> pool(Pool.Kind.MEAN, f)),
            entry("global-pool", f -> new GlobalPool(f.flag("keepDimensions", true))),
            entry("flatten", f -> new Flatten()),
            entry("add", f -> new Add()),
            entry("multiple", f -> new Multiple(f.times("times"))),
            entry("multiply", f -> new Multiply()),
            entry("concat", f -> new Concatenate()),
            entry("slice", f -> new Slice(f.count("from", 0), f.count("to", 1))),
            entry("shift", f -> new Shift(f.count("pixels", 1))),
            entry("identity", f -> new Identity()),
            entry("zero", f -> new Zero(f.shape("shape")))));
    READERS.putAll(
        Map.ofEntries(
            entry("local-response-norm", OperatorReaders::localResponseNorm),
            entry("channel-shuffle", f -> new ChannelShuffle(f.count("groups", 1))),
            entry("pad", OperatorReaders::pad),
            entry("tokens", f -> new Tokens()),
            entry("class-token", f -> new ClassToken()),
            entry("position-embedding", f -> new PositionEmbedding()),
            entry("layer-norm", f -> new LayerNorm(f.number("epsilon", 0, 1e-5))),
            entry("attention", OperatorReaders::attention),
            entry("token-pool", f -> new TokenPool(word(f, "kind", TokenPool.Kind.values()))),
            entry("tiles", f -> new Tiles(f.count("side", 1))),
            entry("join-tiles", f -> new JoinTiles(f.count("side", 1)))));
    for (var function : Function.values()) {
      READERS.put(word(function), f -> new Activation(function));
    }
  }

  private OperatorReaders() {}

  /** The names of all operators. */
  static Set<String> names() {
    return Set.copyOf(READERS.keySet());
  }

  /** Reads the operator of a node; where it cannot be read, the fields are faulty. */
  static Operator read(Fields node) {
    var name = node.word("op", READERS.keySet());
    var reader = READERS.get(name);
    return reader == null ? new Identity() : reader.read(node);
  }

  /** An enum constant as it is written. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Operator convolution(Fields fields) {
    int kernel = fields.count("kernel", 1);
    return new Convolution(
        channels(fields),
        kernel,
        fields.count("stride", 1, 1),
        fields.count("padding", 0, 0),
        fields.count("dilation", 1, 1),
        fields.count("groups", 1, 1),
        fields.flag("bias", true));
  }

  private static Operator transposedConvolution(Fields fields) {
    return new TransposedConvolution(
        channels(fields),
        fields.count("kernel", 1),
        fields.count("stride", 1, 1),
        fields.count("padding", 0, 0),
        fields.count("outputPadding", 0, 0),
        fields.flag("bias", true));
  }

  private static Operator pool(Pool.Kind kind, Fields fields) {
    int kernel = fields.count("kernel", 1);
    return new Pool(
        kind,
        kernel,
        fields.count("stride", 1, kernel),
        fields.count("padding", 0, 0),
        fields.flag("ceil", false),
        fields.flag("countPadding", kind == Pool.Kind.MEAN));
  }

  private static Operator localResponseNorm(Fields fields) {
    return new LocalResponseNorm(
        fields.count("size", 1, 5),
        fields.number("alpha", 0, 1e-4),
        fields.number("beta", 0, 0.75),
        fields.number("bias", 0, 1));
  }

  private static Operator pad(Fields fields) {
    return new Pad(
        fields.count("left", 0, 0),
        fields.count("top", 0, 0),
        fields.count("right", 0, 0),
        fields.count("bottom", 0, 0));
  }

  private static Operator attention(Fields fields) {
    return new Attention(fields.count("heads", 1), fields.count("relativeDistance", 0, 0));
  }

  /** So many that nothing which is made for each of them can exhaust the memory. */
  private static int channels(Fields fields) {
    int outputs = fields.count("outputs", 1);
    return outputs <= MOST_CHANNELS
        ? outputs
        : fields.refuse("outputs", "must be at most %,d".formatted(MOST_CHANNELS), 1);
  }

  private static <E extends Enum<E>> E word(Fields fields, String name, E[] constants) {
    var known =
        Stream.of(constants).collect(Collectors.toMap(OperatorReaders::word, constant -> constant));
    return known.getOrDefault(fields.word(name, known.keySet()), constants[0]);
  }
}

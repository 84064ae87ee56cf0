package io.zico.app.notation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.zico.core.architecture.Architecture;
import io.zico.core.architecture.Flaw;
import io.zico.core.architecture.InvalidArchitectureException;
import io.zico.core.architecture.MapOperator.ChannelShuffle;
import io.zico.core.architecture.MapOperator.LocalResponseNorm;
import io.zico.core.architecture.MapOperator.Pad;
import io.zico.core.architecture.Operator;
import io.zico.core.architecture.Operator.Activation;
import io.zico.core.architecture.Operator.Activation.Function;
import io.zico.core.architecture.Operator.Convolution;
import io.zico.core.architecture.Operator.Flatten;
import io.zico.core.architecture.Operator.GlobalPool;
import io.zico.core.architecture.Operator.LeakyRelu;
import io.zico.core.architecture.Operator.Linear;
import io.zico.core.architecture.Operator.Multiply;
import io.zico.core.architecture.Operator.Pool;
import io.zico.core.architecture.Operator.Pool.Kind;
import io.zico.core.architecture.Operator.Slice;
import io.zico.core.architecture.SequenceOperator.Attention;
import io.zico.core.architecture.SequenceOperator.ClassToken;
import io.zico.core.architecture.SequenceOperator.LayerNorm;
import io.zico.core.architecture.SequenceOperator.PositionEmbedding;
import io.zico.core.architecture.SequenceOperator.TokenPool;
import io.zico.core.architecture.SequenceOperator.Tokens;
import io.zico.core.architecture.TensorShape;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What exporters spell out, and the operators that it comes from. */
class OnnxIdiomsTest {

  @Test
  void gemmAndMatMulWithAddAreLinear() {
    var gemm =
        Models.of(0, 3, 4, 4)
            .then("Flatten", "flat")
            .weights("w", 10, 48)
            .weights("b", 10)
            .then("Gemm", "fc", "w", "b")
            .withWhole("transB", 1);
    var matMul =
        Models.of(2, 3, 4, 4)
            .wholes("sides", 2, -1)
            .then("Reshape", "flat", "sides")
            .weights("w", 48, 10)
            .weights("b", 10)
            .then("MatMul", "fc", "w")
            .then("Add", "sum", "b");

    assertThat(operators(gemm)).containsExactly(new Flatten(), new Linear(10, true));
    assertThat(operators(matMul)).containsExactly(new Flatten(), new Linear(10, true));
  }

  @Test
  void headsOfEveryFormAreThePoolAndTheLayer() {
    var pooled = List.of(new GlobalPool(false), new Linear(10, true));
    for (var model :
        List.of(
            head().then("GlobalAveragePool", "pool").then("Flatten", "flat"),
            head().then("GlobalAveragePool", "pool").then("Squeeze", "flat").with("axes", 2, 3),
            head().then("GlobalAveragePool", "p").wholes("s", 0, -1).then("Reshape", "flat", "s"),
            head().then("ReduceMean", "flat").with("axes", 2, 3).withWhole("keepdims", 0),
            head()
                .then("AveragePool", "pool")
                .with("kernel_shape", 7, 7)
                .then("Dropout", "drop")
                .then("Identity", "same")
                .then("Flatten", "flat"))) {
      model.then("Gemm", "fc", "w", "b").withWhole("transB", 1).then("Softmax", "probabilities");
      assertThat(operators(model)).isEqualTo(pooled);
    }
  }

  private static Models head() {
    return Models.of(1, 3, 7, 7).weights("w", 10, 3).weights("b", 10);
  }

  @Test
  void clipBetweenZeroAndSixIsRelu6() {
    var attributes =
        Models.of(1, 3, 4, 4).then("Clip", "clip").withNumber("min", 0).withNumber("max", 6);
    var inputs =
        Models.of(1, 3, 4, 4)
            .number("zero", 0)
            .number("six", 6)
            .then("Clip", "clip", "zero", "six");

    assertThat(operators(attributes)).containsExactly(new Activation(Function.RELU6));
    assertThat(operators(inputs)).containsExactly(new Activation(Function.RELU6));
  }

  @Test
  void hardSwishIsKnownInPieces() {
    var model =
        Models.of(1, 3, 4, 4)
            .number("three", 3)
            .number("zero", 0)
            .number("six", 6)
            .then("Add", "shifted", "three")
            .then("Clip", "clipped", "zero", "six")
            .node("Mul", "product", "x", "clipped")
            .then("Div", "swish", "six");
    var other =
        Models.of(1, 3, 4, 4)
            .then("HardSigmoid", "gate")
            .withNumber("alpha", 1 / 6.0)
            .then("Mul", "swish", "x");

    assertThat(operators(model)).containsExactly(new Activation(Function.HARD_SWISH));
    assertThat(operators(other)).containsExactly(new Activation(Function.HARD_SWISH));
  }

  @Test
  void swishAndGeluAreKnownInPieces() {
    var swish = Models.of(1, 3, 4, 4).then("Sigmoid", "gate").node("Mul", "swish", "x", "gate");
    var gelu =
        Models.of(1, 3, 4, 4)
            .number("root", Math.sqrt(2))
            .number("one", 1)
            .number("half", 0.5)
            .then("Div", "scaled", "root")
            .then("Erf", "erf")
            .then("Add", "shifted", "one")
            .node("Mul", "product", "x", "shifted")
            .then("Mul", "gelu", "half");

    assertThat(operators(swish)).containsExactly(new Activation(Function.SWISH));
    assertThat(operators(gelu)).containsExactly(new Activation(Function.GELU));
  }

  @Test
  void slopesComeBackAsTheyWereWritten() {
    var model = Models.of(1, 3, 4, 4).then("LeakyRelu", "leaky").withNumber("alpha", 0.01);

    assertThat(operators(model)).containsExactly(new LeakyRelu(0.01));
  }

  /** Squeeze and excitation: the gate has one value for each channel. */
  @Test
  void gatesMultiplyChannels() {
    var model =
        Models.of(1, 3, 4, 4)
            .then("GlobalAveragePool", "pool")
            .then("HardSigmoid", "gate")
            .withNumber("alpha", 1 / 6.0)
            .node("Mul", "gated", "gate", "x");

    assertThat(operators(model))
        .containsExactly(
            new GlobalPool(true), new Activation(Function.HARD_SIGMOID), new Multiply());
  }

  @Test
  void paddingBeforeConvolutionsIsTheirs() {
    var even =
        Models.of(1, 3, 8, 8)
            .wholes("pads", 0, 0, 1, 1, 0, 0, 1, 1)
            .weights("w", 4, 3, 3, 3)
            .then("Pad", "padded", "pads")
            .then("Conv", "conv", "w");
    var uneven =
        Models.of(1, 3, 8, 8)
            .weights("w", 4, 3, 3, 3)
            .then("Conv", "conv", "w")
            .with("pads", 0, 0, 1, 1)
            .with("strides", 2, 2);

    assertThat(operators(even)).containsExactly(new Convolution(4, 3, 1, 1, 1, false));
    assertThat(operators(uneven))
        .containsExactly(new Pad(0, 0, 1, 1), new Convolution(4, 3, 2, 0, 1, false));
  }

  @Test
  void groupsAndBiasesAreThoseOfTheWeights() {
    var model =
        Models.of(1, 6, 8, 8)
            .weights("depthwise.weight", 6, 1, 3, 3)
            .weights("b", 1, 6, 1, 1)
            .then("Conv", "conv", "depthwise.weight")
            .withWhole("group", 6)
            .with("pads", 1, 1, 1, 1)
            .then("Add", "sum", "b");
    var network = model.read().architecture();

    assertThat(operators(model)).containsExactly(new Convolution(6, 3, 1, 1, 6, true));
    assertThat(network.nodes().get(1).name()).isEqualTo("depthwise");
  }

  /** One more pixel at the end is what rounding up gives: (8 + 1 - 3) / 2 + 1 = 4. */
  @Test
  void unevenPoolsReachOutOfTheMap() {
    var maximum = pool("MaxPool").with("pads", 0, 0, 1, 1);
    var mean = pool("AveragePool").with("pads", 0, 0, 1, 1);
    var ceil = pool("MaxPool").withWhole("ceil_mode", 1);
    var counting = pool("AveragePool").with("pads", 1, 1, 1, 1).withWhole("count_include_pad", 1);

    assertThat(operators(maximum)).containsExactly(new Pool(Kind.MAXIMUM, 3, 2, 0, true, false));
    assertThat(operators(mean)).containsExactly(new Pool(Kind.MEAN, 3, 2, 0, true, false));
    assertThat(operators(ceil)).containsExactly(new Pool(Kind.MAXIMUM, 3, 2, 0, true, false));
    assertThat(operators(counting)).containsExactly(new Pool(Kind.MEAN, 3, 2, 1, false, true));
    assertThat(maximum.read().architecture().output()).isEqualTo(TensorShape.of(3, 4, 4));
  }

  private static Models pool(String op) {
    return Models.of(1, 3, 8, 8).then(op, "pool").with("kernel_shape", 3, 3).with("strides", 2, 2);
  }

  @Test
  void splitAndShuffleAreSlicesOfDealtChannels() {
    var model =
        Models.of(0, 6, 4, 4)
            .wholes("apart", 0, 2, 3, 4, 4)
            .wholes("together", 0, 6, 4, 4)
            .then("Reshape", "groups", "apart")
            .then("Transpose", "dealt")
            .with("perm", 0, 2, 1, 3, 4)
            .then("Reshape", "shuffled", "together")
            .wholes("starts", 2)
            .wholes("ends", Long.MAX_VALUE)
            .wholes("axes", 1)
            .then("Slice", "slice", "starts", "ends", "axes");

    assertThat(operators(model)).containsExactly(new ChannelShuffle(2), new Slice(2, 6));
  }

  @Test
  void localResponseNormKeepsItsNumbers() {
    var model =
        Models.of(1, 6, 4, 4)
            .then("LRN", "norm")
            .withWhole("size", 5)
            .withNumber("alpha", 1e-4)
            .withNumber("bias", 2);

    assertThat(operators(model)).containsExactly(new LocalResponseNorm(5, 1e-4, 0.75, 2));
  }

  /** Eight tokens of the patches and one of the class, six features in two heads. */
  @Test
  void transformersAreKnownInPieces() {
    var model =
        Models.of(0, 6, 2, 4)
            .wholes("sequence", 0, 6, 8)
            .then("Reshape", "pixels", "sequence")
            .then("Transpose", "tokens")
            .with("perm", 0, 2, 1)
            .weights("class", 1, 1, 6)
            .weights("position", 1, 9, 6)
            .node("Concat", "all", "class", "tokens")
            .withWhole("axis", 1)
            .then("Add", "placed", "position")
            .weights("scale", 6)
            .weights("shift", 6)
            .then("LayerNormalization", "norm", "scale", "shift")
            .withNumber("epsilon", 1e-6)
            .weights("qkv", 6, 18)
            .then("MatMul", "mixed", "qkv")
            .wholes("parts", 0, 9, 3, 2, 3)
            .then("Reshape", "heads", "parts")
            .then("Transpose", "ordered")
            .with("perm", 2, 0, 3, 1, 4)
            .graphOfHeads();

    assertThat(operators(model))
        .containsExactly(
            new Tokens(),
            new ClassToken(),
            new PositionEmbedding(),
            new LayerNorm(1e-6),
            new Linear(18, false),
            new Slice(0, 6),
            new Slice(6, 12),
            new Slice(12, 18),
            Attention.of(2),
            new TokenPool(TokenPool.Kind.FIRST));
  }

  @Test
  void layerNormsAreKnownInPieces() {
    var model =
        Models.of(0, 6, 2, 4)
            .wholes("sequence", 0, 6, 8)
            .number("two", 2)
            .number("epsilon", 1e-5)
            .weights("scale", 6)
            .weights("shift", 6)
            .then("Reshape", "pixels", "sequence")
            .then("Transpose", "tokens")
            .with("perm", 0, 2, 1)
            .then("ReduceMean", "mean")
            .with("axes", -1)
            .node("Sub", "centred", "tokens", "mean")
            .then("Pow", "squares", "two")
            .then("ReduceMean", "variance")
            .with("axes", -1)
            .then("Add", "bounded", "epsilon")
            .then("Sqrt", "deviation")
            .node("Div", "normed", "centred", "deviation")
            .then("Mul", "scaled", "scale")
            .then("Add", "shifted", "shift");

    assertThat(operators(model)).containsExactly(new Tokens(), new LayerNorm(1e-5));
  }

  @Test
  void everyNodeInTheWayIsNamed() {
    var model =
        Models.of(1, 3, 4, 4)
            .then("Einsum", "first")
            .then("Relu", "relu")
            .then("NonMaxSuppression", "second");

    var flaws =
        catchThrowableOfType(InvalidArchitectureException.class, model::read).flaws().stream()
            .map(Flaw::message)
            .toList();

    assertThat(flaws)
        .containsExactly(
            "node 'first' (Einsum): there is no such operator here",
            "node 'second' (NonMaxSuppression): there is no such operator here");
  }

  @Test
  void sharedWeightsAreNoNetworkOfOurs() {
    var model =
        Models.of(1, 3, 4, 4)
            .weights("w", 3, 3, 1, 1)
            .then("Conv", "first", "w")
            .then("Conv", "second", "w");

    assertThat(catchThrowableOfType(InvalidArchitectureException.class, model::read))
        .hasMessageContaining("node 'second' (Conv): it shares its weights with 'first'");
  }

  @Test
  void openSidesAreAskedFor() {
    var model = Models.of(0, 3, 0, 0).then("Relu", "relu");

    assertThat(catchThrowableOfType(InvalidArchitectureException.class, model::read))
        .hasMessageContaining("input 'x' is ? x 3 x ? x ?")
        .hasMessageContaining("3,224,224");
  }

  private static List<Operator> operators(Models model) {
    Architecture network = model.read().architecture();
    return network.nodes().stream().skip(1).<Operator>map(node -> node.operator()).toList();
  }
}

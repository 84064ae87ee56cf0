package io.zico.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.zico.core.architecture.Architecture;
import io.zico.core.architecture.Architecture.Tensor;
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
import io.zico.core.architecture.Operator.LeakyRelu;
import io.zico.core.architecture.Operator.Linear;
import io.zico.core.architecture.Operator.Multiply;
import io.zico.core.architecture.Operator.Pool;
import io.zico.core.architecture.Operator.Pool.Kind;
import io.zico.core.architecture.Operator.Shift;
import io.zico.core.architecture.Operator.Slice;
import io.zico.core.architecture.Operator.Zero;
import io.zico.core.architecture.SequenceOperator.Attention;
import io.zico.core.architecture.SequenceOperator.LayerNorm;
import io.zico.core.architecture.SequenceOperator.TokenPool;
import io.zico.core.architecture.SequenceOperator.Tokens;
import io.zico.core.architecture.TensorShape;
import io.zico.core.architecture.TileOperator.JoinTiles;
import io.zico.core.architecture.TileOperator.Tiles;
import io.zico.core.proxy.Precision;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each operator's output, computed by hand, in both layouts and precisions. */
class ForwardPassTest {

  /** 1 to 9 in a square of side 3. */
  private static final float[] NINE = upTo(9);

  @ParameterizedTest
  @CsvSource({
    "RELU, 0, 0, 1, 7",
    "RELU6, 0, 0, 1, 6",
    "SIGMOID, 0.01798621, 0.5, 0.73105858, 0.99908895",
    "TANH, -0.99932930, 0, 0.76159416, 0.99999834",
    "SWISH, -0.07194484, 0, 0.73105858, 6.99362264",
    "HARD_SWISH, 0, 0, 0.66666667, 7",
    "HARD_SIGMOID, 0, 0.5, 0.66666667, 1",
    "GELU, -0.00012669, 0, 0.84134475, 7.00000000",
  })
  void activationsFollowTheirDefinition(
      Activation.Function function, double atMinus4, double at0, double at1, double at7) {
    var network = single(TensorShape.of(1, 2, 2), new Activation(function));

    assertOutput(network, new float[] {-4, 0, 1, 7}, atMinus4, at0, at1, at7);
  }

  @Test
  void meanPoolDividesByThePixelsThatExist() {
    var network = single(Passes.image(1, 3), Pool.mean(3, 1, 1));

    assertOutput(network, NINE, 3, 3.5, 4, 4.5, 5, 5.5, 6, 6.5, 7);
  }

  @Test
  void countedPaddingIsPartOfTheMean() {
    var network = single(Passes.image(1, 3), new Pool(Kind.MEAN, 3, 1, 1, false, true));

    assertOutput(
        network, NINE, 12 / 9., 21 / 9., 16 / 9., 27 / 9., 45 / 9., 33 / 9., 24 / 9., 39 / 9.,
        28 / 9.);
  }

  @Test
  void maximumPoolNeverTakesThePadding() {
    var negative = new float[] {-1, -2, -3, -4, -5, -6, -7, -8, -9};

    assertOutput(
        single(Passes.image(1, 3), Pool.maximum(3, 1, 1)),
        negative,
        -1,
        -1,
        -2,
        -1,
        -1,
        -2,
        -4,
        -4,
        -5);
  }

  @Test
  void ceilKeepsTheWindowThatReachesOverTheBorder() {
    assertOutput(
        single(Passes.image(1, 3), new Pool(Kind.MEAN, 2, 2, 0, true, false)),
        NINE,
        3,
        4.5,
        7.5,
        9);
    assertOutput(
        single(Passes.image(1, 3), new Pool(Kind.MAXIMUM, 2, 2, 0, true, false)), NINE, 5, 6, 8, 9);
    assertOutput(single(Passes.image(1, 3), Pool.mean(2, 2, 0)), NINE, 3);
  }

  @Test
  void ceilAndPaddingTogetherCountOnlyWhatIsInsideThePaddedMap() {
    // side 4, windows at -1, 1 and 3; the last reaches over the padding and holds one pixel, 16
    var counted = new Pool(Kind.MEAN, 3, 2, 1, true, true);
    var uncounted = new Pool(Kind.MEAN, 3, 2, 1, true, false);

    assertThat(output(single(Passes.image(1, 4), counted), upTo(16))[8]).isEqualTo(16 / 4.);
    assertThat(output(single(Passes.image(1, 4), uncounted), upTo(16))[8]).isEqualTo(16);
  }

  @Test
  void groupsOfChannelsDoNotSeeEachOther() {
    var network = single(TensorShape.of(4, 1, 1), new Convolution(2, 1, 1, 0, 2, true));

    assertOutput(
        network,
        new float[] {1, 10, 100, 1000},
        Map.of("op", new float[] {1, 2, 3, 4}, "op'", new float[] {0.5f, -0.5f}),
        1 + 20 + 0.5,
        300 + 4000 - 0.5);
  }

  @Test
  void depthwiseConvolutionSlidesOverEachChannelAlone() {
    var network = single(TensorShape.of(2, 1, 2), new Convolution(2, 3, 1, 1, 2, false));
    float[] kernels = new float[18];
    kernels[4] = 1; // centre of the first
    kernels[9 + 5] = 1; // right of the centre of the second

    assertOutput(network, new float[] {1, 2, 3, 4}, Map.of("op", kernels), 1, 2, 4, 0);
  }

  @Test
  void strideSkipsPixels() {
    var network = single(Passes.image(1, 3), new Convolution(1, 1, 2, 0, 1, false));

    assertOutput(network, NINE, Map.of("op", new float[] {2}), 2, 6, 14, 18);
  }

  @Test
  void dilatedKernelsReachOverPixels() {
    var network = single(Passes.image(1, 3), new Convolution(1, 3, 1, 2, 2, 1, false));
    float[] kernel = new float[9];
    kernel[0] = 10; // two up, two left
    kernel[8] = 1; // two down, two right

    assertOutput(network, NINE, Map.of("op", kernel), 9, 0, 0, 0, 0, 0, 0, 0, 10);
  }

  @Test
  void linearLayersWorkWithAndWithoutBias() {
    var weights = new float[] {1, 2, 3, 4};

    assertOutput(vector(new Linear(2, false)), new float[] {5, 6}, Map.of("op", weights), 17, 39);
    assertOutput(
        vector(new Linear(2, true)),
        new float[] {5, 6},
        Map.of("op", weights, "op'", new float[] {1, 2}),
        18,
        41);
  }

  @Test
  void batchNormUsesTheStatisticsOfTheBatch() {
    // two images of one pixel, 1 and 3: mean 2, variance 1
    var network = single(TensorShape.of(1, 1, 1), new BatchNorm(0.21));

    assertOutput(network, new float[] {1, 3}, -1 / 1.1, 1 / 1.1);
  }

  @Test
  void globalPoolGivesAVectorOrAPixel() {
    var pixels = new float[] {1, 2, 3, 6, 10, 20, 30, 60};

    assertOutput(single(Passes.image(2, 2), new GlobalPool(false)), pixels, 3, 30);
    assertOutput(single(Passes.image(2, 2), new GlobalPool(true)), pixels, 3, 30);
  }

  @Test
  void flattenGoesChannelByChannel() {
    var pixels = upTo(8);

    assertOutput(single(Passes.image(2, 2), new Flatten()), pixels, 1, 2, 3, 4, 5, 6, 7, 8);
  }

  @Test
  void sumsTakeAnyNumberOfInputsAndTheSameTwice() {
    var network = Architecture.builder(TensorShape.of(1, 1, 2));
    var x = network.input();
    var relu = network.add("relu", Activation.RELU, x);
    network.add("sum", new Add(), x, x, relu);

    assertOutput(network.build(), new float[] {-1, 2}, -2, 6);
  }

  @Test
  void sumsOfOneInputAreThatInput() {
    assertOutput(single(Passes.image(1, 3), new Add()), NINE, 1, 2, 3, 4, 5, 6, 7, 8, 9);
  }

  @Test
  void gatesMultiplyByValueOrByChannel() {
    var network = Architecture.builder(TensorShape.of(2, 1, 2));
    var x = network.input();
    var gate = network.add("gate", new GlobalPool(true), x);
    network.add("product", new Multiply(), x, gate);

    assertOutput(network.build(), new float[] {1, 3, 10, 30}, 2, 6, 200, 600);

    var square = Architecture.builder(TensorShape.of(1, 1, 2));
    square.add("product", new Multiply(), square.input(), square.input());
    assertOutput(square.build(), new float[] {3, 4}, 9, 16);
  }

  @Test
  void leakyReluKeepsAPartOfNegativeValues() {
    assertOutput(single(TensorShape.of(1, 1, 2), new LeakyRelu(0.25)), new float[] {-4, 3}, -1, 3);
  }

  @Test
  void shiftMovesZerosIn() {
    assertOutput(single(Passes.image(1, 3), new Shift(1)), NINE, 5, 6, 0, 8, 9, 0, 0, 0, 0);
  }

  @Test
  void sliceTakesSomeChannels() {
    assertOutput(single(TensorShape.of(3, 1, 2), new Slice(1, 3)), upTo(6), 3, 4, 5, 6);
  }

  /** Three channels of one pixel: x / (2 + 3 · (sum of squares of the neighbours) / 3). */
  @Test
  void localResponseNormDividesByNeighbours() {
    assertOutput(
        single(TensorShape.of(3, 1, 1), new LocalResponseNorm(3, 3, 1, 2)),
        new float[] {1, 2, 3},
        1 / 7.0,
        2 / 16.0,
        3 / 15.0);
  }

  /** The halves of an even window: one channel more before than behind. */
  @Test
  void evenWindowsReachFurtherBack() {
    assertOutput(
        single(TensorShape.of(3, 1, 1), new LocalResponseNorm(2, 2, 2, 0)),
        new float[] {1, 2, 3},
        1,
        2 / 25.0,
        3 / 169.0);
  }

  @Test
  void shuffleDealsChannelsOut() {
    assertOutput(single(TensorShape.of(6, 1, 1), new ChannelShuffle(2)), upTo(6), 1, 4, 2, 5, 3, 6);
  }

  @Test
  void padPutsZerosAround() {
    assertOutput(single(TensorShape.of(1, 1, 2), new Pad(1, 0, 0, 1)), upTo(2), 0, 1, 2, 0, 0, 0);
  }

  @Test
  void tokensAreThePixelsRowByRow() {
    assertOutput(single(TensorShape.of(2, 1, 3), new Tokens()), upTo(6), 1, 4, 2, 5, 3, 6);
  }

  @Test
  void layerNormCentresEachToken() {
    var network = Architecture.builder(TensorShape.of(2, 1, 2));
    var tokens = network.add("tokens", new Tokens(), network.input());
    network.add("norm", new LayerNorm(0), tokens);

    assertOutput(network.build(), new float[] {1, 5, 3, 1}, -1, 1, 1, -1);
  }

  @Test
  void tokensArePooledInThreeWays() {
    assertOutput(pooled(TokenPool.Kind.FIRST), upTo(6), 1, 4);
    assertOutput(pooled(TokenPool.Kind.MEAN), upTo(6), 2, 5);
    assertOutput(pooled(TokenPool.Kind.MEAN_OF_PATCHES), upTo(6), 2.5, 5.5);
  }

  private static Architecture pooled(TokenPool.Kind kind) {
    var network = Architecture.builder(TensorShape.of(2, 1, 3));
    var tokens = network.add("tokens", new Tokens(), network.input());
    network.add("pool", new TokenPool(kind), tokens);
    return network.build();
  }

  /** Of the tokens 0 and x, the second asks for itself with weight e^(x²) / (1 + e^(x²)). */
  @Test
  void attentionMixesValuesBySoftmax() {
    var network = Architecture.builder(TensorShape.of(1, 1, 2));
    var tokens = network.add("tokens", new Tokens(), network.input());
    network.add("attention", Attention.of(1), tokens, tokens, tokens);
    double second = (float) Math.log(3);
    double weight = 1 / (1 + Math.exp(-second * second));

    assertOutput(network.build(), new float[] {0, (float) second}, second / 2, weight * second);
  }

  @Test
  void tilesAreSeenOneByOneAndJoined() {
    var network = Architecture.builder(Passes.image(1, 4));
    var tiles = network.add("tiles", new Tiles(2), network.input());
    var pooled = network.add("pool", new GlobalPool(false), tiles);
    network.add("join", new JoinTiles(2), pooled);

    assertOutput(network.build(), upTo(16), 3.5, 5.5, 11.5, 13.5);
  }

  @Test
  void zerosAmongTilesAreAsManyAsTheTiles() {
    var network = Architecture.builder(Passes.image(1, 4));
    var tiles = network.add("tiles", new Tiles(2), network.input());
    var zeros = network.add("zero", new Zero(tiles.shape()), tiles);
    var sum = network.add("sum", new Add(), tiles, zeros);
    var pooled = network.add("pool", new GlobalPool(false), sum);
    network.add("join", new JoinTiles(2), pooled);

    assertOutput(network.build(), upTo(16), 3.5, 5.5, 11.5, 13.5);
  }

  @Test
  void concatenationPutsChannelsBehindEachOther() {
    var network = Architecture.builder(TensorShape.of(1, 1, 2));
    var x = network.input();
    var relu = network.add("relu", Activation.RELU, x);
    network.add("both", new Concatenate(), x, relu, x);

    assertOutput(network.build(), new float[] {-1, 2}, -1, 2, 0, 2, -1, 2);
  }

  @Test
  void identityPassesAndZeroBlocks() {
    assertOutput(single(TensorShape.of(1, 1, 2), new Identity()), new float[] {3, 4}, 3, 4);
    assertOutput(
        single(TensorShape.of(1, 1, 2), new Zero(TensorShape.of(1, 1, 2))),
        new float[] {3, 4},
        0,
        0);
  }

  @ParameterizedTest
  @EnumSource
  void arrangingChangesNoValue(Layout layout) {
    var network = single(Passes.image(2, 2), new Identity());

    assertThat(Passes.output(network, Precision.FLOAT32, layout, upTo(16), Map.of()))
        .containsExactly(IntStream.rangeClosed(1, 16).asDoubleStream().toArray());
  }

  private static Architecture single(TensorShape input, Operator operator) {
    var builder = Architecture.builder(input);
    builder.add("op", operator, builder.input());
    return builder.build();
  }

  private static Architecture vector(Operator operator) {
    var builder = Architecture.builder(TensorShape.of(2, 1, 1));
    Tensor flat = builder.add("flat", new Flatten(), builder.input());
    builder.add("op", operator, flat);
    return builder.build();
  }

  private static double[] output(Architecture network, float[] pixels) {
    return Passes.output(network, Precision.FLOAT64, Layout.CHANNELS_LAST, pixels, Map.of());
  }

  private static void assertOutput(Architecture network, float[] pixels, double... expected) {
    assertOutput(network, pixels, Map.of(), expected);
  }

  private static void assertOutput(
      Architecture network, float[] pixels, Map<String, float[]> values, double... expected) {
    for (var layout : Layout.values()) {
      assertThat(Passes.output(network, Precision.FLOAT64, layout, pixels, values))
          .as(layout + " float64")
          .containsExactly(expected, within(1e-8));
      assertThat(Passes.output(network, Precision.FLOAT32, layout, pixels, values))
          .as(layout + " float32")
          .containsExactly(expected, within(2e-6));
    }
  }

  private static float[] upTo(int last) {
    float[] values = new float[last];
    for (int i = 0; i < last; i++) {
      values[i] = i + 1;
    }
    return values;
  }
}

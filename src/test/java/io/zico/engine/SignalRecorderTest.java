package io.zico.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.zico.core.architecture.Architecture;
import io.zico.core.architecture.CanonicalForm;
import io.zico.core.architecture.Operator.Activation;
import io.zico.core.architecture.Operator.Convolution;
import io.zico.core.architecture.Operator.Flatten;
import io.zico.core.architecture.Operator.GlobalPool;
import io.zico.core.architecture.Operator.Linear;
import io.zico.core.architecture.TensorShape;
import io.zico.core.data.Batch;
import io.zico.core.data.ConformanceBatches;
import io.zico.core.proxy.Evidence;
import io.zico.core.proxy.Initialization;
import io.zico.core.proxy.LayerNumber;
import io.zico.core.proxy.Loss;
import io.zico.core.proxy.Precision;
import io.zico.core.proxy.Signal;
import io.zico.core.random.CounterRandom;
import io.zico.core.space.ParameterValues;
import io.zico.core.space.Spaces;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignalRecorderTest {

  private static final TensorShape PIXEL = TensorShape.of(1, 1, 1);

  /**
   * The weight of the convolution, and those of the linear layer, as the golden files draw them.
   */
  private static final double W = weight(0, 0);

  private static final double V0 = weight(1, 0);
  private static final double V1 = weight(1, 1);

  @Test
  void numbersOfLayersOfATinyNetworkEqualThoseByHand() {
    var evidence =
        record(
            tiny(),
            List.of(new Batch(PIXEL, new float[] {0.75f}, new int[] {1})),
            Signal.WEIGHT_NORMS,
            Signal.GRADIENT_NORMS,
            Signal.SALIENCY,
            Signal.SIGNED_SALIENCY,
            Signal.CHANNEL_SALIENCY);

    // hidden h = w x; dL/dlogits = (p, -p), p the probability of class 0
    double h = W * 0.75;
    double p = 1 / (1 + Math.exp((V1 - V0) * h));
    double dh = p * (V0 - V1);
    assertLayers(evidence, Signal.WEIGHT_NORMS, Math.abs(W), Math.hypot(V0, V1));
    assertLayers(
        evidence, Signal.GRADIENT_NORMS, Math.abs(dh * 0.75), Math.sqrt(2) * p * Math.abs(h));
    assertLayers(
        evidence,
        Signal.SALIENCY,
        Math.abs(W * dh * 0.75),
        (Math.abs(V0) + Math.abs(V1)) * p * Math.abs(h));
    assertLayers(evidence, Signal.SIGNED_SALIENCY, W * dh * 0.75, (V0 - V1) * p * h);
    // outputs h, and v0 h and v1 h
    double linear = (square(V0 * h * p) + square(V1 * h * p)) / 2;
    assertLayers(evidence, Signal.CHANNEL_SALIENCY, square(h * dh) / 2, linear);
  }

  @Test
  void channelSaliencyIsTheMeanOverImagesOfSquaredSums() {
    // the same image twice: each gradient is half as large, and so a quarter of each square
    var one = new Batch(PIXEL, new float[] {0.75f}, new int[] {1});
    var two = new Batch(PIXEL, new float[] {0.75f, 0.75f}, new int[] {1, 1});

    double single = saliency(one);

    assertThat(saliency(two)).isCloseTo(single / 4, within(1e-15));
  }

  private static double saliency(Batch batch) {
    return record(tiny(), List.of(batch), Signal.CHANNEL_SALIENCY)
        .layers(Signal.CHANNEL_SALIENCY)
        .get(0)
        .value();
  }

  @Test
  void rectifiersTellImagesApartBySigns() {
    // one ReLU for each of two pixels; images (1, -1), (1, 1), (-1, 1)
    var pixels = new float[] {1, -1, 1, 1, -1, 1};
    var batch = new Batch(TensorShape.of(2, 1, 1), pixels, new int[] {0, 0, 0});

    var evidence = record(rectifier(), List.of(batch), Signal.AGREEMENT, Signal.PATTERNS);

    // they agree in 2, 1, 0 / 1, 2, 1 / 0, 1, 2: 2 (4 - 1) - 1 (2 - 0) = 4
    assertThat(evidence.numbers(Signal.AGREEMENT).get(0)).isCloseTo(Math.log(4), within(1e-12));
    // the first ReLU passes images 0 and 1, the second 1 and 2
    assertThat(evidence.numbers(Signal.PATTERNS)).containsExactly(2.0);
    assertThat(evidence.losses()).isEmpty();
  }

  @Test
  void onlyTheFirstSixteenImagesMakePatterns() {
    // the second pixel differs from the first in the seventeenth image alone
    float[] pixels = new float[34];
    Arrays.fill(pixels, 1);
    pixels[33] = -1;
    var batch = new Batch(TensorShape.of(2, 1, 1), pixels, new int[17]);

    var evidence = record(rectifier(), List.of(batch), Signal.PATTERNS);

    assertThat(evidence.numbers(Signal.PATTERNS)).containsExactly(1.0);
  }

  @Test
  void networksWithoutRectifiersHaveNoPatterns() {
    var evidence = record(tiny(), List.of(pixel()), Signal.AGREEMENT, Signal.PATTERNS);

    assertThat(evidence.numbers(Signal.AGREEMENT)).isEmpty();
    assertThat(evidence.numbers(Signal.PATTERNS)).isEmpty();
  }

  @Test
  void signsOfWhatIsNoNumberMeanNothing() {
    var pixels = new float[] {1, Float.NaN, 1, 1};
    var batch = new Batch(TensorShape.of(2, 1, 1), pixels, new int[] {0, 0});

    var evidence = record(rectifier(), List.of(batch), Signal.AGREEMENT, Signal.PATTERNS);

    assertThat(evidence.numbers(Signal.AGREEMENT)).containsExactly(Double.NaN);
    assertThat(evidence.numbers(Signal.PATTERNS)).containsExactly(Double.NaN);
  }

  @Test
  void gradientsAtImagesCorrelateAsByHand() {
    // a linear network has the same gradient at every image: all correlate fully
    var batch = new Batch(TensorShape.of(2, 1, 1), new float[] {1, 2, 3, 5}, new int[] {0, 1});
    var network = Architecture.builder(TensorShape.of(2, 1, 1));
    network.add(
        "linear", new Linear(2, false), network.add("flat", new Flatten(), network.input()));

    var evidence = record(network.build(), List.of(batch), Signal.INPUT_GRADIENTS);

    assertThat(evidence.numbers(Signal.INPUT_GRADIENTS)).hasSize(2);
    assertThat(evidence.numbers(Signal.INPUT_GRADIENTS).get(0)).isCloseTo(0, within(1e-12));
    assertThat(evidence.numbers(Signal.INPUT_GRADIENTS).get(1)).isCloseTo(2, within(1e-12));
  }

  @Test
  void nothingIsRecordedThatIsNotAskedFor() {
    var batches = List.of(pixel(), pixel(), pixel());

    assertThat(record(tiny(), batches, Signal.SALIENCY).recorded())
        .containsOnlyKeys(Signal.SALIENCY);
    assertThat(record(tiny(), batches, Signal.SALIENCY).losses()).hasSize(1);
    assertThat(record(tiny(), batches, Signal.GRADIENTS).losses()).hasSize(3);
    assertThat(record(tiny(), List.of(), Signal.WEIGHT_NORMS).losses()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aSignalIsTheSameWhateverIsRecordedWithIt(Signal signal) {
    var alone = record(cell(), Set.of(signal));
    var together = record(cell(), EnumSet.allOf(Signal.class));

    assertThat(together.recorded().get(signal)).isEqualTo(alone.recorded().get(signal));
  }

  private static void assertLayers(Evidence evidence, Signal signal, double conv, double linear) {
    var layers = evidence.layers(signal);
    assertThat(layers).extracting(LayerNumber::layer).containsExactly("conv", "linear");
    assertThat(layers.get(0).value()).as("%s of conv", signal).isCloseTo(conv, within(1e-12));
    assertThat(layers.get(1).value()).as("%s of linear", signal).isCloseTo(linear, within(1e-12));
  }

  /** One weight, then two: input pixel, hidden value, two logits. */
  private static Architecture tiny() {
    var network = Architecture.builder(PIXEL);
    var hidden = network.add("conv", Convolution.same(1, 1, 1), network.input());
    network.add("linear", new Linear(2, false), network.add("flat", new Flatten(), hidden));
    return network.build();
  }

  private static Architecture rectifier() {
    var network = Architecture.builder(TensorShape.of(2, 1, 1));
    var x = network.add("relu", Activation.RELU, network.input());
    network.add("pool", new GlobalPool(false), x);
    return network.build();
  }

  private static Batch pixel() {
    return new Batch(PIXEL, new float[] {1}, new int[] {0});
  }

  private static double weight(int layer, int index) {
    return new CounterRandom(1, layer).symmetric(index, Math.sqrt(6));
  }

  private static double square(double x) {
    return x * x;
  }

  private static Evidence record(Architecture network, List<Batch> batches, Signal... signals) {
    return Recorders.record(
        new Trial(
            CanonicalForm.of(network),
            Precision.FLOAT64,
            Initialization.CONFORMANCE,
            Loss.CROSS_ENTROPY,
            1,
            batches,
            Set.of(signals)));
  }

  /** Float32 and channels last, as most networks are run. */
  private static Evidence record(Architecture network, Set<Signal> signals) {
    return Recorders.record(
        new Trial(
            CanonicalForm.of(network),
            Precision.FLOAT32,
            Initialization.PYTORCH,
            Loss.CROSS_ENTROPY,
            1,
            ConformanceBatches.of(1, network.input(), 10, 4, 2),
            signals));
  }

  private static Architecture cell() {
    var space = Spaces.find("nats-tss").orElseThrow();
    return space.architecture(
        "|nor_conv_3x3~0|+|nor_conv_1x1~0|skip_connect~1|+|none~0|avg_pool_3x3~1|nor_conv_3x3~2|",
        ParameterValues.of(space, Map.of("C", 8, "N", 1)));
  }
}

package io.zico.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.Device;
import io.zico.core.architecture.Architecture;
import io.zico.core.architecture.CanonicalForm;
import io.zico.core.architecture.Operator.BatchNorm;
import io.zico.core.architecture.Operator.Convolution;
import io.zico.core.architecture.Operator.Flatten;
import io.zico.core.architecture.Operator.Linear;
import io.zico.core.architecture.TensorShape;
import io.zico.core.data.Batch;
import io.zico.core.data.ConformanceBatches;
import io.zico.core.proxy.Evidence;
import io.zico.core.proxy.Initialization;
import io.zico.core.proxy.Loss;
import io.zico.core.proxy.Precision;
import io.zico.core.proxy.Signal;
import io.zico.core.random.CounterRandom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Signals that take passes of their own, on a network of three weights. */
class OwnPassesTest {

  private static final TensorShape PIXEL = TensorShape.of(1, 1, 1);
  private static final Path STATUS = Path.of("/proc/self/status");

  /** The weight of the convolution, and those of the linear layer. */
  private static final double W = weight(0, 0);

  private static final double V0 = weight(1, 0);
  private static final double V1 = weight(1, 1);

  @Test
  void whatFlowsThroughEachLayerIsTheWholeOutput() {
    var evidence = record(tiny(), pixels(0.75f), Signal.FLOW, Signal.NORMED_FLOW);

    double output = (Math.abs(V0) + Math.abs(V1)) * Math.abs(W);
    assertLayers(evidence, Signal.FLOW, output, output);
    assertLayers(evidence, Signal.NORMED_FLOW, output, output);
  }

  @Test
  void noiseMovesTheOutputsOfALinearNetworkInProportion() {
    var evidence = record(tiny(), pixels(0.75f), Signal.NOISE_RESPONSE);

    double hidden = gaussian(917_504, 0) * gaussian(983_041, 0) / 100;
    double outputs = Math.abs(gaussian(917_505, 0)) + Math.abs(gaussian(917_505, 1));
    assertThat(evidence.numbers(Signal.NOISE_RESPONSE)).hasSize(1);
    assertThat(evidence.numbers(Signal.NOISE_RESPONSE).get(0))
        .isCloseTo(Math.abs(hidden) * outputs, within(1e-12));
  }

  @Test
  void productsWithTheHessianEqualThoseByHand() {
    var evidence = record(tiny(), pixels(0.75f), Signal.CURVATURE);

    // L = ln(1 + e^s), s = d h, h = w x, d = v1 - v0 for class 0, and H g is the gradient of
    // g · g / 2 = p² ((d x)² + 2 h²) / 2, p = L'(s)
    double x = 0.75;
    double h = W * x;
    double d = V1 - V0;
    double p = 1 / (1 + Math.exp(-d * h));
    double squares = d * x * d * x + 2 * h * h;
    double slope = p * p * (1 - p) * squares;
    assertLayers(
        evidence,
        Signal.CURVATURE,
        W * (slope * d * x + 2 * p * p * h * x),
        d * (slope * h + p * p * d * x * x));
  }

  @Test
  void imagesOfOtherClassesVoteAgainstEachOther() {
    var agreed = new Batch(PIXEL, new float[] {0.75f, 0.5f, 1}, new int[] {1, 1, 1});
    var divided = new Batch(PIXEL, new float[] {0.75f, 0.5f, 1}, new int[] {1, 0, 1});

    assertLayers(record(tiny(), agreed, Signal.GRADIENT_SIGNS), Signal.GRADIENT_SIGNS, 3, 6);
    assertLayers(record(tiny(), divided, Signal.GRADIENT_SIGNS), Signal.GRADIENT_SIGNS, 1, 2);
  }

  @Test
  void gradientsThatAreNoNumberVoteForNothing() {
    var evidence = record(tiny(), pixels(Float.NaN), Signal.GRADIENT_SIGNS);

    assertLayers(evidence, Signal.GRADIENT_SIGNS, Double.NaN, Double.NaN);
  }

  @Test
  void kernelOfALinearNetworkHasOneDirection() {
    var batch = new Batch(PIXEL, new float[] {0.75f, 2}, new int[] {0, 1});

    var eigenvalues = record(tiny(), batch, Signal.TANGENT_KERNEL).numbers(Signal.TANGENT_KERNEL);

    // outputs sum to (v0 + v1) w x
    double square = (V0 + V1) * (V0 + V1) + 2 * W * W;
    assertThat(eigenvalues).hasSize(2);
    assertThat(eigenvalues.get(0)).isCloseTo(0, within(1e-12));
    assertThat(eigenvalues.get(1)).isCloseTo(square * (0.75 * 0.75 + 4), within(1e-12));
  }

  @Test
  void normsOfASingleValueAreNotRun() {
    var network = Architecture.builder(PIXEL);
    var x = network.add("conv", Convolution.same(1, 1, 1), network.input());
    x = network.add("flat", new Flatten(), network.add("norm", new BatchNorm(1e-5), x));
    network.add("linear", new Linear(2, false), x);

    var evidence =
        record(network.build(), pixels(1), Signal.FLOW, Signal.NORMED_FLOW, Signal.GRADIENT_SIGNS);

    assertThat(evidence.layers(Signal.FLOW)).hasSize(2);
    assertThat(evidence.layers(Signal.NORMED_FLOW)).isEmpty();
    assertThat(evidence.layers(Signal.GRADIENT_SIGNS)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"NOISE_RESPONSE", "GRADIENT_SIGNS", "TANGENT_KERNEL"})
  void interruptsAreObeyedBetweenPasses(Signal signal) {
    try (var run =
        new TrialRun(trial(tiny(), pixels(1), Precision.FLOAT64, signal), Device.cpu())) {
      Thread.currentThread().interrupt();

      assertThatThrownBy(run::evidence).isInstanceOf(InterruptedException.class);
      assertThat(Thread.interrupted()).isFalse();
    }
  }

  @Test
  void secondDerivativesLeaveNothingBehind() throws IOException {
    assumeTrue(Files.isReadable(STATUS), "resident memory can be read on Linux only");
    var network = Architecture.builder(TensorShape.of(1_000, 1, 1));
    var x = network.add("flat", new Flatten(), network.input());
    x = network.add("hidden", new Linear(1_000, false), x);
    network.add("linear", new Linear(10, false), x);
    var built = network.build();
    var batch = ConformanceBatches.of(1, built.input(), 10, 2, 1).get(0);
    var trial = trial(built, batch, Precision.FLOAT32, Signal.CURVATURE);
    for (int i = 0; i < 20; i++) {
      Recorders.record(trial);
    }
    long before = residentBytes();

    for (int i = 0; i < 100; i++) {
      Recorders.record(trial);
    }

    // weights and gradients of one pass are 8 MB
    assertThat(residentBytes() - before).isLessThan(200L << 20);
  }

  private static long residentBytes() throws IOException {
    try (var lines = Files.lines(STATUS)) {
      var line = lines.filter(text -> text.startsWith("VmRSS:")).findFirst().orElseThrow();
      return Long.parseLong(line.replaceAll("\\D", "")) << 10;
    }
  }

  private static void assertLayers(Evidence evidence, Signal signal, double conv, double linear) {
    var layers = evidence.layers(signal);
    assertThat(layers.get(0).value()).as("%s of conv", signal).isCloseTo(conv, within(1e-12));
    assertThat(layers.get(1).value()).as("%s of linear", signal).isCloseTo(linear, within(1e-12));
  }

  private static Architecture tiny() {
    var network = Architecture.builder(PIXEL);
    var hidden = network.add("conv", Convolution.same(1, 1, 1), network.input());
    network.add("linear", new Linear(2, false), network.add("flat", new Flatten(), hidden));
    return network.build();
  }

  private static Batch pixels(float value) {
    return new Batch(PIXEL, new float[] {value}, new int[] {0});
  }

  private static double weight(int layer, int index) {
    return new CounterRandom(1, layer).symmetric(index, Math.sqrt(6));
  }

  private static double gaussian(int stream, int index) {
    return (float) new CounterRandom(1, stream).gaussian(index);
  }

  private static Evidence record(Architecture network, Batch batch, Signal... signals) {
    return Recorders.record(trial(network, batch, Precision.FLOAT64, signals));
  }

  private static Trial trial(
      Architecture network, Batch batch, Precision precision, Signal... signals) {
    return new Trial(
        CanonicalForm.of(network),
        precision,
        Initialization.CONFORMANCE,
        Loss.CROSS_ENTROPY,
        1,
        List.of(batch),
        Set.of(signals));
  }
}

package io.zico.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.zico.core.architecture.Architecture;
import io.zico.core.architecture.CanonicalForm;
import io.zico.core.architecture.Operator.BatchNorm;
import io.zico.core.architecture.Operator.Convolution;
import io.zico.core.architecture.Operator.Flatten;
import io.zico.core.architecture.Operator.GlobalPool;
import io.zico.core.architecture.Operator.Linear;
import io.zico.core.architecture.TensorShape;
import io.zico.core.data.Batch;
import io.zico.core.data.ConformanceBatches;
import io.zico.core.proxy.Evidence;
import io.zico.core.proxy.GradientSignal;
import io.zico.core.proxy.Initialization;
import io.zico.core.proxy.Loss;
import io.zico.core.proxy.Precision;
import io.zico.core.proxy.Signal;
import io.zico.core.random.CounterRandom;
import io.zico.core.space.ParameterValues;
import io.zico.core.space.Spaces;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class DjlEvidenceRecorderTest {

  private static final TensorShape PIXEL = TensorShape.of(1, 1, 1);

  @Test
  void gradientsOfATinyNetworkEqualThoseByHand() {
    double x = 0.75;
    double w = weight(0, Math.sqrt(6), 0);
    double v0 = weight(1, Math.sqrt(6), 0);
    double v1 = weight(1, Math.sqrt(6), 1);
    double h = w * x;
    double p1 = 1 / (1 + Math.exp((v0 - v1) * h));

    var evidence = record(tiny(), new Batch(PIXEL, new float[] {0.75f}, new int[] {1}));

    // dL/dlogit is p - y: p0 for class 0, which is 1 - p1, and p1 - 1 for class 1
    assertThat(evidence.losses().get(0)).isCloseTo(-Math.log(p1), within(1e-12));
    assertThat(evidence.gradients().get(0).firstBatchL2())
        .isCloseTo(Math.abs((1 - p1) * (v0 - v1) * x), within(1e-12));
    assertThat(evidence.gradients().get(1).firstBatchL2())
        .isCloseTo(Math.sqrt(2) * (1 - p1) * Math.abs(h), within(1e-12));
  }

  @Test
  void lossesAndGradientsAreMeansOverTheBatch() {
    var one = new Batch(PIXEL, new float[] {0.75f}, new int[] {1});
    var twice = new Batch(PIXEL, new float[] {0.75f, 0.75f}, new int[] {1, 1});

    var evidence = record(tiny(), twice);

    assertThat(evidence.losses().get(0))
        .isCloseTo(record(tiny(), one).losses().get(0), within(1e-15));
    assertThat(evidence.gradients().get(1).firstBatchL2())
        .isCloseTo(record(tiny(), one).gradients().get(1).firstBatchL2(), within(1e-15));
  }

  @Test
  void twoThreadsGiveTheSameBitsAsOne() throws Exception {
    var trials =
        List.of(
            trial(
                "|nor_conv_3x3~0|+|nor_conv_1x1~0|skip_connect~1|+|none~0|avg_pool_3x3~1|nor_conv_3x3~2|"),
            trial(
                "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|skip_connect~0|none~1|none~2|"));
    var tasks = new ArrayList<Callable<Evidence>>();
    var recorder = Recorders.cpu(2);
    for (int i = 0; i < 8; i++) {
      var trial = trials.get(i % 2);
      tasks.add(() -> recorder.record(trial).evidence());
    }
    var expected = trials.stream().map(Recorders::record).toList();

    var threads = Executors.newFixedThreadPool(2);
    try {
      var results = threads.invokeAll(tasks);
      for (int i = 0; i < results.size(); i++) {
        assertThat(results.get(i).get()).isEqualTo(expected.get(i % 2));
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void differentlyWrittenEqualCellsGiveTheSameBits() {
    var direct = Recorders.record(trial("|none~0|+|none~0|none~1|+|nor_conv_3x3~0|none~1|none~2|"));
    var detour =
        Recorders.record(trial("|nor_conv_3x3~0|+|none~0|none~1|+|none~0|skip_connect~1|none~2|"));

    assertThat(statistics(detour)).isEqualTo(statistics(direct));
    assertThat(detour.losses()).isEqualTo(direct.losses());
  }

  @Test
  void layersThatLeadNowhereAreReportedAsUnreached() {
    var evidence =
        Recorders.record(trial("|nor_conv_3x3~0|+|none~0|none~1|+|none~0|none~1|skip_connect~2|"));

    var stem = evidence.gradients().get(0);
    assertThat(stem).isEqualTo(GradientSignal.unreached("stem.0", 3 * 8 * 9));
    assertThat(evidence.gradients()).filteredOn(GradientSignal::reached).hasSize(1);
    assertThat(evidence.gradients().get(evidence.gradients().size() - 1).reached()).isTrue();
  }

  @Test
  void networksWithoutWeightsHaveALossOnly() {
    var network = Architecture.builder(Passes.image(3, 2));
    network.add("pool", new GlobalPool(false), network.input());

    var evidence = record(network.build(), batch(3));

    assertThat(evidence.gradients()).isEmpty();
    assertThat(evidence.losses()).hasSize(1).allMatch(Double::isFinite);
  }

  @Test
  void notANumberIsDataNotAFailure() {
    var pixel = new Batch(PIXEL, new float[] {Float.NaN}, new int[] {1});

    var evidence = record(tiny(), pixel, pixel);

    assertThat(evidence.losses()).containsExactly(Double.NaN, Double.NaN);
    assertThat(evidence.gradients().get(0).signed().sum()).isNaN();
  }

  @Test
  void anInterruptedThreadStopsBeforeTheNextBatch() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> Recorders.cpu(1).record(trial(tiny(), List.of(pixel()))))
        .isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void failuresNameTheNodeAndTheCause() {
    var network = Architecture.builder(PIXEL);
    var norm = network.add("norm", new BatchNorm(1e-5), network.input());
    network.add("flat", new Flatten(), norm);

    assertThatThrownBy(() -> Recorders.record(trial(network.build(), List.of(pixel()))))
        .isInstanceOf(TrialFailedException.class)
        .hasMessageContaining("node 'norm': Expected more than 1 value per channel");
  }

  @Test
  void exhaustedMemoryNamesTheNodeToo() {
    // 210 TB
    var network = Architecture.builder(PIXEL);
    var huge = new Convolution(32_768, 1, 1, 20_000, 1, false);
    var map = network.add("huge", huge, network.input());
    network.add("pool", new GlobalPool(false), map);

    assertThatThrownBy(() -> unlimited().record(trial(network.build(), List.of(pixel()))))
        .isInstanceOf(DeviceMemoryExhaustedException.class)
        .hasMessageContaining("node 'huge'");
  }

  @Test
  void weightsThatNoMemoryHoldsAreATrialsFailure() {
    // 562 TB
    var network = Architecture.builder(TensorShape.of(1 << 20, 1, 1));
    var huge = new Convolution(1 << 27, 1, 1, 0, 1, false);
    network.add("pool", new GlobalPool(false), network.add("huge", huge, network.input()));
    var image = TensorShape.of(1 << 20, 1, 1);
    var batch = new Batch(image, new float[1 << 20], new int[] {0});

    assertThatThrownBy(() -> unlimited().record(trial(network.build(), List.of(batch))))
        .isInstanceOf(DeviceMemoryExhaustedException.class)
        .hasMessageContaining("drawing of weights");
  }

  @Test
  void trialsThatNeedMoreThanTheDeviceAreRefused() {
    var recorder =
        new DjlEvidenceRecorder(
            new SlotPool(List.of(new ComputeDevice("cpu", Device.cpu(), 1, 10))),
            new SimpleMeterRegistry());

    assertThatThrownBy(() -> recorder.record(trial(tiny(), List.of(pixel()))))
        .isInstanceOf(SlotTooSmallException.class);
  }

  @Test
  void recordingsTellDeviceAndTime() throws Exception {
    var recording = Recorders.cpu(1).record(trial(tiny(), List.of(pixel())));

    assertThat(recording.device()).isEqualTo("cpu");
    assertThat(recording.seconds()).isPositive();
  }

  /** One weight, then two: input pixel, hidden value, two logits. */
  private static Architecture tiny() {
    var network = Architecture.builder(PIXEL);
    var hidden = network.add("conv", Convolution.same(1, 1, 1), network.input());
    network.add("linear", new Linear(2, false), network.add("flat", new Flatten(), hidden));
    return network.build();
  }

  private static double weight(int layer, double scale, int index) {
    return new CounterRandom(1, layer).symmetric(index, scale);
  }

  private static Evidence record(Architecture network, Batch... batches) {
    return Recorders.record(trial(network, List.of(batches)));
  }

  private static Trial trial(Architecture network, List<Batch> batches) {
    return new Trial(
        CanonicalForm.of(network),
        Precision.FLOAT64,
        Initialization.CONFORMANCE,
        Loss.CROSS_ENTROPY,
        1,
        batches,
        Set.of(Signal.GRADIENTS));
  }

  private static Trial trial(String cell) {
    var space = Spaces.find("nats-tss").orElseThrow();
    var network = space.architecture(cell, ParameterValues.of(space, Map.of("C", 8, "N", 1)));
    return new Trial(
        CanonicalForm.of(network),
        Precision.FLOAT32,
        Initialization.PYTORCH,
        Loss.CROSS_ENTROPY,
        1,
        ConformanceBatches.of(1, network.input(), 10, 4, 2),
        Set.of(Signal.GRADIENTS));
  }

  private static Batch batch(int channels) {
    return ConformanceBatches.of(1, Passes.image(channels, 2), channels, 2, 1).get(0);
  }

  private static Batch pixel() {
    return new Batch(PIXEL, new float[] {1}, new int[] {0});
  }

  private static EvidenceRecorder unlimited() {
    var device = new ComputeDevice("cpu", Device.cpu(), 1, Long.MAX_VALUE);
    return new DjlEvidenceRecorder(new SlotPool(List.of(device)), new SimpleMeterRegistry());
  }

  /** All numbers of the layers that are reached, without their names. */
  private static List<GradientSignal> statistics(Evidence evidence) {
    return evidence.gradients().stream()
        .filter(GradientSignal::reached)
        .map(
            signal ->
                new GradientSignal(
                    "",
                    signal.weights(),
                    true,
                    signal.signed(),
                    signal.absolute(),
                    signal.firstBatchL2()))
        .toList();
  }
}

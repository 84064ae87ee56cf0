package io.zico.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.Device;
import com.sun.jna.NativeLibrary;
import io.zico.core.architecture.Architecture;
import io.zico.core.architecture.CanonicalForm;
import io.zico.core.architecture.Operator.Activation;
import io.zico.core.architecture.Operator.BatchNorm;
import io.zico.core.architecture.Operator.Convolution;
import io.zico.core.architecture.Operator.GlobalPool;
import io.zico.core.architecture.Operator.Linear;
import io.zico.core.architecture.Operator.Zero;
import io.zico.core.architecture.TensorShape;
import io.zico.core.data.ConformanceBatches;
import io.zico.core.proxy.Initialization;
import io.zico.core.proxy.Loss;
import io.zico.core.proxy.Precision;
import io.zico.core.proxy.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FootprintTest {

  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Path PEAK_RESET = Path.of("/proc/self/clear_refs");

  /** What the virtual machine may take meanwhile. */
  private static final long JAVA = 128L << 20;

  @Test
  void coversAWideKernelInFloat64() throws Exception {
    assertCovers(network(64, 7, 32), Precision.FLOAT64, 32, Signal.GRADIENTS);
  }

  @Test
  void coversManyWeightsInFloat32() throws Exception {
    assertCovers(network(512, 7, 8), Precision.FLOAT32, 64, Signal.GRADIENTS);
  }

  @Test
  void coversTheOutputsThatAreKeptTwice() throws Exception {
    assertCovers(maps(), Precision.FLOAT32, 64, Signal.CHANNEL_SALIENCY, Signal.AGREEMENT);
  }

  @Test
  void coversAForwardPassThatKeepsNothing() throws Exception {
    assertCovers(maps(), Precision.FLOAT32, 64, Signal.AGREEMENT);
  }

  @Test
  void coversTheGraphOfGradients() throws Exception {
    assertCovers(normedMaps(), Precision.FLOAT32, 64, Signal.CURVATURE);
  }

  @Test
  void coversTheGradientsOfEachImage() throws Exception {
    assertCovers(network(512, 7, 8), Precision.FLOAT32, 16, Signal.TANGENT_KERNEL);
  }

  @Test
  void coversTwoPassesOfNoise() throws Exception {
    assertCovers(maps(), Precision.FLOAT32, 64, Signal.NOISE_RESPONSE);
  }

  @Test
  void coversPassesThroughBlocks() throws Exception {
    assertCovers(maps(), Precision.FLOAT32, 64, Signal.BLOCK_GAINS, Signal.FEATURE_ENTROPIES);
  }

  @Test
  void coversThePassOfTheFisherInformation() throws Exception {
    assertCovers(maps(), Precision.FLOAT32, 64, Signal.FISHER_SPECTRUM);
  }

  @Test
  void whatIsNotRecordedTakesNoMemory() {
    var trained = footprint(Signal.GRADIENTS);
    var gated = footprint(Signal.GRADIENTS, Signal.CHANNEL_SALIENCY);
    var seen = footprint(Signal.PATTERNS);

    assertThat(footprint()).isZero();
    assertThat(seen).isLessThan(trained);
    assertThat(trained).isLessThan(gated);
    assertThat(footprint(Signal.WEIGHT_NORMS)).isLessThan(seen);
  }

  private static long footprint(Signal... signals) {
    return new Footprint(Initialization.PYTORCH, Precision.FLOAT32, 64, 2, Set.of(signals))
        .bytes(maps());
  }

  @Test
  void conformanceInFloat32RunsTheGraphAsWritten() {
    var builder = Architecture.builder(TensorShape.of(3, 8, 8));
    builder.add("dead", Convolution.same(64, 3, 1), builder.input());
    var x = builder.add("zero", new Zero(builder.input().shape()), builder.input());
    x = builder.add("pool", new GlobalPool(false), x);
    builder.add("linear", new Linear(10, true), x);
    var form = CanonicalForm.of(builder.build());

    var signals = Set.of(Signal.GRADIENTS);
    var conformance = new Footprint(Initialization.CONFORMANCE, Precision.FLOAT32, 8, 2, signals);
    var usual = new Footprint(Initialization.PYTORCH, Precision.FLOAT32, 8, 2, signals);

    assertThat(conformance.bytes(form)).isEqualTo(usual.bytes(form.source().nodes()));
    assertThat(usual.bytes(form)).isLessThan(conformance.bytes(form));
  }

  private static void assertCovers(
      CanonicalForm network, Precision precision, int batchSize, Signal... recorded)
      throws Exception {
    var signals = Set.of(recorded);
    assumeTrue(Files.isWritable(PEAK_RESET), "the peak of memory can be reset on Linux only");
    var batches = ConformanceBatches.of(1, network.source().input(), 10, batchSize, 2);
    var trial =
        new Trial(
            network, precision, Initialization.PYTORCH, Loss.CROSS_ENTROPY, 1, batches, signals);
    long estimate = Footprint.of(trial).bytes(network);
    NativeLibrary.getInstance("c").getFunction("malloc_trim").invokeInt(new Object[] {0L});
    Files.writeString(PEAK_RESET, "5");
    long before = bytes("VmRSS:");

    try (var run = new TrialRun(trial, Device.cpu())) {
      run.evidence();
    }

    assertThat(bytes("VmHWM:") - before).isBetween(estimate / 3, estimate + JAVA);
  }

  private static long bytes(String key) throws IOException {
    try (var lines = Files.lines(STATUS)) {
      var line = lines.filter(text -> text.startsWith(key)).findFirst().orElseThrow();
      return Long.parseLong(line.replaceAll("\\D", "")) << 10;
    }
  }

  /** A chain of eight convolutions over large maps, a ReLU after each. */
  private static CanonicalForm maps() {
    var builder = Architecture.builder(TensorShape.of(16, 64, 64));
    var x = builder.input();
    for (int i = 0; i < 8; i++) {
      x = builder.add("conv" + i, Convolution.same(16, 3, 1), x);
      x = builder.add("relu" + i, Activation.RELU, x);
    }
    x = builder.add("pool", new GlobalPool(false), x);
    builder.add("linear", new Linear(10, true), x);
    return CanonicalForm.of(builder.build());
  }

  /** The same with a norm after each convolution. */
  private static CanonicalForm normedMaps() {
    var builder = Architecture.builder(TensorShape.of(16, 64, 64));
    var x = builder.input();
    for (int i = 0; i < 8; i++) {
      x = builder.add("conv" + i, Convolution.same(16, 3, 1), x);
      x = builder.add("norm" + i, new BatchNorm(1e-5), x);
      x = builder.add("relu" + i, Activation.RELU, x);
    }
    x = builder.add("pool", new GlobalPool(false), x);
    builder.add("linear", new Linear(10, true), x);
    return CanonicalForm.of(builder.build());
  }

  private static CanonicalForm network(int channels, int kernel, int side) {
    var builder = Architecture.builder(TensorShape.of(channels, side, side));
    var x = builder.add("conv", Convolution.same(channels, kernel, 1), builder.input());
    x = builder.add("pool", new GlobalPool(false), x);
    builder.add("linear", new Linear(10, true), x);
    return CanonicalForm.of(builder.build());
  }
}

package io.zico.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.sun.management.ThreadMXBean;
import io.zico.core.architecture.Architecture;
import io.zico.core.architecture.CanonicalForm;
import io.zico.core.architecture.Operator.Convolution;
import io.zico.core.architecture.Operator.GlobalPool;
import io.zico.core.architecture.Operator.Linear;
import io.zico.core.architecture.TensorShape;
import io.zico.core.data.Batch;
import io.zico.core.proxy.Initialization;
import io.zico.core.proxy.Loss;
import io.zico.core.proxy.Precision;
import io.zico.core.random.CounterRandom;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WeightInitializationTest {

  @Test
  void conformanceWeightsEqualTheDocumentedVector() {
    float[] weights = values(Initialization.CONFORMANCE, Precision.FLOAT32, "conv");

    assertThat(weights).startsWith(-0.30593807f, 0.0064853723f, -0.3852367f, 0.079249606f);
    assertThat(Float.floatToIntBits(weights[0])).isEqualTo((int) 3197936618L);
  }

  @Test
  void conformanceBiasesAreZero() {
    assertThat(values(Initialization.CONFORMANCE, Precision.FLOAT32, "linear'")).containsOnly(0);
  }

  @Test
  void pytorchWeightsAndBiasesFillTheirInterval() {
    var weights = weights(Initialization.PYTORCH, Precision.FLOAT32);

    assertThat(largest(Passes.of(weights, "conv")))
        .isBetween(0.99 / Math.sqrt(27), 1 / Math.sqrt(27));
    assertThat(largest(Passes.of(weights, "linear")))
        .isBetween(0.99 / Math.sqrt(64), 1 / Math.sqrt(64));
    assertThat(largest(Passes.of(weights, "linear'")))
        .isBetween(0.9 / Math.sqrt(64), 1 / Math.sqrt(64));
  }

  @Test
  void float64GetsTheRoundedFloats() {
    assertThat(values(Initialization.PYTORCH, Precision.FLOAT64, "conv"))
        .isEqualTo(values(Initialization.PYTORCH, Precision.FLOAT32, "conv"));
  }

  @Test
  void layersHaveNumbersOfTheirOwn() {
    var weights = weights(Initialization.PYTORCH, Precision.FLOAT32);

    assertThat(Passes.of(weights, "conv")[0] * Math.sqrt(27))
        .isNotEqualTo(Passes.of(weights, "linear")[0] * Math.sqrt(64));
  }

  @Test
  void largeLayersAreDrawnPastTheHeap() {
    var network = Architecture.builder(TensorShape.of(4_096));
    network.add("linear", new Linear(1_024, false), network.input());
    var form = CanonicalForm.of(network.build());
    var batch = new Batch(TensorShape.of(4_096, 1, 1), new float[4_096], new int[] {0});
    var trial =
        new Trial(
            form,
            Precision.FLOAT32,
            Initialization.PYTORCH,
            Loss.CROSS_ENTROPY,
            1,
            List.of(batch),
            Set.of());
    try (var manager = NDManager.newBaseManager(Device.cpu())) {
      var drawing = new WeightInitialization(trial, form);
      long before = allocated();
      var weight = Objects.requireNonNull(drawing.draw(manager).get(1)).weight();
      long bytes = allocated() - before;

      // 16 MiB of weights
      assertThat(bytes).isLessThan(2 << 20);
      var random = new CounterRandom(1, 0);
      var values = new double[3];
      HostValues.of(weight).read((1 << 20) - 1, 3, values);
      for (int i = 0; i < values.length; i++) {
        assertThat(values[i]).isEqualTo(random.symmetric((1 << 20) - 1 + i, 1.0 / 64));
      }
    }
  }

  private static long allocated() {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
  }

  /** torch.nn.ConvTranspose2d(2, 50, 3).weight is uniform in ±1/sqrt(50 * 9). */
  @Test
  void transposedConvolutionsAreScaledByTheirOutputs() {
    var pytorch = new UnscoredWeights(new Shape(2, 50, 3, 3), false, true);

    assertThat(pytorch.fanIn(Initialization.PYTORCH)).isEqualTo(50 * 9);
    assertThat(pytorch.fanIn(Initialization.CONFORMANCE)).isEqualTo(2 * 9);
  }

  private static float[] values(Initialization initialization, Precision precision, String layer) {
    return Passes.of(weights(initialization, precision), layer);
  }

  private static Map<String, float[]> weights(Initialization initialization, Precision precision) {
    var network = network();
    var batch = new Batch(network.input(), new float[192], new int[] {0});
    var form = CanonicalForm.of(network);
    var trial =
        new Trial(form, precision, initialization, Loss.CROSS_ENTROPY, 1, List.of(batch), Set.of());
    try (var manager = NDManager.newBaseManager(Device.cpu())) {
      var values = new HashMap<String, float[]>();
      new WeightInitialization(trial, form)
          .draw(manager)
          .forEach(
              (position, layer) -> {
                String name = form.nodes().get(position).name();
                values.put(name, Passes.floats(layer.weight()));
                if (layer.bias() != null) {
                  values.put(name + "'", Passes.floats(layer.bias()));
                }
              });
      return values;
    }
  }

  private static Architecture network() {
    var network = Architecture.builder(Passes.image(3, 8));
    var map = network.add("conv", Convolution.same(64, 3, 1), network.input());
    network.add("linear", new Linear(50, true), network.add("pool", new GlobalPool(false), map));
    return network.build();
  }

  private static double largest(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> Math.abs(values[i])).max().orElse(0);
  }
}

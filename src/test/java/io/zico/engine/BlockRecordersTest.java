package io.zico.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.zico.core.architecture.Architecture;
import io.zico.core.architecture.Architecture.Tensor;
import io.zico.core.architecture.CanonicalForm;
import io.zico.core.architecture.Operator.Activation;
import io.zico.core.architecture.Operator.Add;
import io.zico.core.architecture.Operator.GlobalPool;
import io.zico.core.architecture.Operator.Pool;
import io.zico.core.architecture.Operator.Zero;
import io.zico.core.architecture.TensorShape;
import io.zico.core.data.Batch;
import io.zico.core.proxy.Initialization;
import io.zico.core.proxy.Loss;
import io.zico.core.proxy.Precision;
import io.zico.core.proxy.Signal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BlockRecordersTest {

  @Test
  void entropyIsThatOfTheSpectrumOfChannels() {
    // channels that do not correlate and vary alike: two halves; the same channel twice: one whole
    var apart = network(2, 2, "sum");
    float[] uncorrelated = {1, 2, 1, 2, 1, 1, 2, 2};
    float[] equal = {1, 2, 3, 4, 1, 2, 3, 4};
    float[] constant = {1, 1, 1, 1, 1, 1, 1, 1};

    assertThat(record(apart, Signal.FEATURE_ENTROPIES, uncorrelated))
        .hasSize(2)
        .allSatisfy(e -> assertThat(e).isCloseTo(Math.log(2), within(1e-7)));
    assertThat(record(apart, Signal.FEATURE_ENTROPIES, equal))
        .allSatisfy(e -> assertThat(e).isCloseTo(0, within(1e-7)));
    assertThat(record(apart, Signal.FEATURE_ENTROPIES, constant))
        .containsOnly(Double.NEGATIVE_INFINITY);
  }

  @Test
  void gainIsWhatABlockMultipliesGradientsBy() {
    float[] positive = {1, 2, 3, 4};

    // x + x, x + 0, 0 + 0
    assertThat(record(network(1, 2, "sum"), Signal.BLOCK_GAINS, positive)).containsExactly(2.0);
    assertThat(record(network(1, 2, "same"), Signal.BLOCK_GAINS, positive)).containsExactly(-1.0);
    assertThat(record(network(1, 2, "none"), Signal.BLOCK_GAINS, positive)).containsExactly(0.0);
  }

  @Test
  void aPixelBehindABlockHasAllPixelsBeforeIt() {
    // both branches take the mean of four pixels: each gets a half of the sign, √(4 / 4) in all
    assertThat(record(network(1, 2, "pool"), Signal.BLOCK_GAINS, 1, 2, 3, 4)).containsExactly(1.0);
  }

  @Test
  void networksWithoutMapsHaveNoBlocks() {
    var network = Architecture.builder(TensorShape.of(1, 2, 2));
    network.add("pool", new GlobalPool(false), network.input());

    assertThat(record(network.build(), Signal.FEATURE_ENTROPIES, 1, 2, 3, 4)).isEmpty();
    assertThat(record(network.build(), Signal.BLOCK_GAINS, 1, 2, 3, 4)).isEmpty();
  }

  /** A ReLU, and a block of two branches. */
  private static Architecture network(int channels, int side, String block) {
    var network = Architecture.builder(TensorShape.of(channels, side, side));
    var x = network.add("relu", Activation.RELU, network.input());
    var first = branch(network, "first", block.equals("sum") || block.equals("same"), block, x);
    var second = branch(network, "second", block.equals("sum"), block, x);
    x = network.add("sum", new Add(), first, second);
    network.add("global", new GlobalPool(false), x);
    return network.build();
  }

  private static Tensor branch(
      Architecture.Builder network, String name, boolean passes, String block, Tensor x) {
    if (block.equals("pool")) {
      return network.add(name, Pool.mean(2, 2, 0), x);
    }
    return passes
        ? network.add(name, Activation.RELU, x)
        : network.add(name, new Zero(x.shape()), x);
  }

  private static List<Double> record(Architecture network, Signal signal, float... pixels) {
    var trial =
        new Trial(
            CanonicalForm.of(network),
            Precision.FLOAT64,
            Initialization.CONFORMANCE,
            Loss.CROSS_ENTROPY,
            1,
            List.of(new Batch(network.input(), pixels, new int[] {0})),
            Set.of(signal));
    return Recorders.record(trial).numbers(signal);
  }
}

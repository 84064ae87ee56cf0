package io.zico.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.zico.core.architecture.Architecture;
import io.zico.core.architecture.CanonicalForm;
import io.zico.core.architecture.Operator.Activation;
import io.zico.core.architecture.Operator.BatchNorm;
import io.zico.core.architecture.Operator.GlobalPool;
import io.zico.core.architecture.TensorShape;
import io.zico.core.data.Batch;
import io.zico.core.proxy.Initialization;
import io.zico.core.proxy.Loss;
import io.zico.core.proxy.Precision;
import io.zico.core.proxy.Signal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CorrelationRecorderTest {

  @Test
  void keepsTheSmallestEigenvalueOfTheFirstImagesMaps() {
    // channels (1 0 1 0) and (1 1 0 0) do not correlate; (1 0 1 0) and (1 0 0 0) do by 1 / √3
    var apart = record(relu(2, 2), 1, 0, 1, 0, 1, 1, 0, 0);
    var close = record(relu(2, 2), 1, 0, 1, 0, 1, 0, 0, 0);

    assertThat(apart).hasSize(1);
    assertThat(apart.get(0)).isCloseTo(1, within(1e-14));
    assertThat(close.get(0)).isCloseTo(1 - 1 / Math.sqrt(3), within(1e-14));
  }

  @Test
  void channelsThatAreEverywhereTheSameGiveZero() {
    assertThat(record(relu(2, 2), 1, 0, 1, 0, -1, -2, -3, -4)).containsExactly(0.0);
  }

  @Test
  void mapsWithNoMorePixelsThanChannelsGiveZero() {
    assertThat(record(relu(4, 2), 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 1, 1, 0, 0))
        .containsExactly(0.0);
  }

  @Test
  void aNormOfOneValueHasNoStatistics() {
    var network = Architecture.builder(TensorShape.of(1, 1, 1));
    network.add("norm", new BatchNorm(1e-5), network.input());

    assertThat(record(network.build(), 1)).isEmpty();
  }

  private static List<Double> record(Architecture network, float... pixels) {
    var shape = network.input();
    float[] two = new float[2 * pixels.length];
    System.arraycopy(pixels, 0, two, 0, pixels.length);
    var trial =
        new Trial(
            CanonicalForm.of(network),
            Precision.FLOAT64,
            Initialization.CONFORMANCE,
            Loss.CROSS_ENTROPY,
            1,
            List.of(new Batch(shape, two, new int[] {0, 0})),
            Set.of(Signal.CORRELATIONS));
    return Recorders.record(trial).numbers(Signal.CORRELATIONS);
  }

  private static Architecture relu(int channels, int side) {
    var network = Architecture.builder(TensorShape.of(channels, side, side));
    var x = network.add("relu", Activation.RELU, network.input());
    network.add("pool", new GlobalPool(false), x);
    return network.build();
  }
}

package io.zico.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.zico.core.architecture.Architecture;
import io.zico.core.architecture.CanonicalForm;
import io.zico.core.architecture.Operator.Flatten;
import io.zico.core.architecture.Operator.Linear;
import io.zico.core.architecture.TensorShape;
import io.zico.core.data.Batch;
import io.zico.core.proxy.Initialization;
import io.zico.core.proxy.Loss;
import io.zico.core.proxy.Precision;
import io.zico.core.proxy.Signal;
import io.zico.core.random.CounterRandom;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InverseDeviationRecorderTest {

  private static final TensorShape PIXEL = TensorShape.of(1, 1, 1);

  @Test
  void addsUpInverseDeviationsOfAbsoluteGradients() {
    // two weights, whose gradients are p x and -p x, p the probability of the wrong class
    double first = Math.abs(gradient(0.5));
    double second = Math.abs(gradient(-2));

    assertThat(record(0.5f, -2f)).isCloseTo(2 / (Math.abs(first - second) / 2), within(1e-9));
  }

  @Test
  void equalGradientsHaveNoDeviation() {
    assertThat(record(0.5f, 0.5f)).isZero();
  }

  private static double gradient(double x) {
    double difference = (weight(1) - weight(0)) * x;
    return x / (1 + Math.exp(-difference));
  }

  private static double weight(int index) {
    return new CounterRandom(1, 0).symmetric(index, Math.sqrt(6));
  }

  private static double record(float first, float second) {
    var network = Architecture.builder(PIXEL);
    network.add(
        "linear", new Linear(2, false), network.add("flat", new Flatten(), network.input()));
    var trial =
        new Trial(
            CanonicalForm.of(network.build()),
            Precision.FLOAT64,
            Initialization.CONFORMANCE,
            Loss.CROSS_ENTROPY,
            1,
            List.of(pixel(first), pixel(second)),
            Set.of(Signal.INVERSE_DEVIATIONS));
    return Recorders.record(trial).layers(Signal.INVERSE_DEVIATIONS).get(0).value();
  }

  private static Batch pixel(float value) {
    return new Batch(PIXEL, new float[] {value}, new int[] {0});
  }
}

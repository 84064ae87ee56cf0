package io.zico.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.zico.core.architecture.Architecture;
import io.zico.core.architecture.CanonicalForm;
import io.zico.core.architecture.Operator.Activation;
import io.zico.core.architecture.Operator.BatchNorm;
import io.zico.core.architecture.Operator.Convolution;
import io.zico.core.architecture.Operator.Flatten;
import io.zico.core.architecture.Operator.Linear;
import io.zico.core.architecture.TensorShape;
import io.zico.core.data.Batch;
import io.zico.core.proxy.FisherInformation;
import io.zico.core.proxy.Initialization;
import io.zico.core.proxy.Loss;
import io.zico.core.proxy.Precision;
import io.zico.core.proxy.Signal;
import io.zico.core.random.CounterRandom;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FisherSpectrumRecorderTest {

  private static final TensorShape PIXEL = TensorShape.of(1, 1, 1);

  @Test
  void jacobiansOfATinyNetworkAreThoseByHand() {
    // logits v s w x + b, s the scale 1 / √(1 + 3) that the norm applies in evaluation
    double w = weight(0, 0);
    double v0 = weight(1, 0);
    double v1 = weight(1, 1);
    var expected = new FisherInformation(5);
    for (double x : new double[] {0.75, -0.5}) {
      double h = w * x / 2;
      double[] logits = {v0 * h, v1 * h};
      // by w, the norm's scale and shift, v0, and the first bias
      expected.add(
          logits, new double[][] {{v0 * x / 2, v0 * h, v0, h, 1}, {v1 * x / 2, v1 * h, v1, 0, 0}});
    }

    var network = Architecture.builder(PIXEL);
    var x = network.add("conv", Convolution.same(1, 1, 1), network.input());
    x = network.add("norm", new BatchNorm(3), x);
    network.add("linear", new Linear(2, true), network.add("flat", new Flatten(), x));
    var numbers = record(network.build(), 0.75f, -0.5f);

    assertEqual(numbers.subList(0, 5), expected.eigenvalues());
    assertEqual(numbers.subList(5, 10), expected.eigenvaluesAsReleased());
  }

  @Test
  void networksWithoutParametersHaveNone() {
    var network = Architecture.builder(PIXEL);
    network.add("flat", new Flatten(), network.add("relu", Activation.RELU, network.input()));

    assertThat(record(network.build(), 1)).isEmpty();
  }

  private static void assertEqual(List<Double> eigenvalues, double[] expected) {
    for (int i = 0; i < expected.length; i++) {
      assertThat(eigenvalues.get(i)).isCloseTo(expected[i], within(1e-12));
    }
  }

  private static List<Double> record(Architecture network, float... pixels) {
    var trial =
        new Trial(
            CanonicalForm.of(network),
            Precision.FLOAT64,
            Initialization.CONFORMANCE,
            Loss.CROSS_ENTROPY,
            1,
            List.of(new Batch(PIXEL, pixels, new int[pixels.length])),
            Set.of(Signal.FISHER_SPECTRUM));
    return Recorders.record(trial).numbers(Signal.FISHER_SPECTRUM);
  }

  private static double weight(int layer, int index) {
    return new CounterRandom(1, layer).symmetric(index, Math.sqrt(6));
  }
}

package io.zico.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.zico.core.architecture.Architecture;
import io.zico.core.architecture.CanonicalForm;
import io.zico.core.architecture.TensorShape;
import io.zico.core.data.ConformanceBatches;
import io.zico.core.proxy.Evidence;
import io.zico.core.proxy.Initialization;
import io.zico.core.proxy.Loss;
import io.zico.core.proxy.Precision;
import io.zico.core.proxy.Signal;
import io.zico.core.space.ParameterValues;
import io.zico.core.space.SearchSpace;
import io.zico.core.space.Spaces;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The simplified graph computes what the graph as written does. */
class CanonicalExecutionTest {

  static Stream<Architecture> networks() {
    var space = Spaces.find("nats-tss").orElseThrow();
    var values = ParameterValues.of(space, Map.of("C", 4, "N", 3));
    // sums of sums of one tensor, 64 times itself in the end
    var doubling =
        "|skip_connect~0|+|skip_connect~0|skip_connect~1|+|skip_connect~0|skip_connect~1|skip_connect~2|";
    var mixed =
        "|skip_connect~0|+|nor_conv_3x3~0|skip_connect~1|+|skip_connect~0|avg_pool_3x3~1|skip_connect~2|";
    return Stream.concat(
        Stream.of(doubling, mixed).map(text -> space.architecture(text, values)),
        random(space, values));
  }

  private static <G> Stream<Architecture> random(SearchSpace<G> space, ParameterValues values) {
    var random = new SplittableRandom(11);
    return Stream.generate(() -> space.decode(space.sample(random), values)).limit(20);
  }

  @ParameterizedTest
  @MethodSource("networks")
  void givesTheEvidenceOfTheGraphAsWritten(Architecture network) {
    var asWritten = new CanonicalForm(network, network.nodes(), network.layers(), "as written");

    var expected = record(asWritten);
    var evidence = record(CanonicalForm.of(network));

    assertThat(evidence.losses().get(0)).isCloseTo(expected.losses().get(0), within(1e-10));
    for (int k = 0; k < expected.gradients().size(); k++) {
      double norm = expected.gradients().get(k).firstBatchL2();
      assertThat(evidence.gradients().get(k).firstBatchL2())
          .isCloseTo(norm, within(1e-9 * norm + 1e-12));
    }
  }

  private static Evidence record(CanonicalForm form) {
    var batches = ConformanceBatches.of(5, TensorShape.of(3, 32, 32), 10, 4, 2);
    return Recorders.record(
        new Trial(
            form,
            Precision.FLOAT64,
            Initialization.CONFORMANCE,
            Loss.CROSS_ENTROPY,
            5,
            batches,
            Set.of(Signal.GRADIENTS)));
  }
}

package io.zico.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.zico.core.proxy.Evidence;
import io.zico.core.proxy.Precision;
import io.zico.core.proxy.Proxies;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our passes and statistics against the authors' own code, layer by layer. */
class GoldenParityTest {

  /** Above this the authors' own score is not reproducible, and the capped one is compared. */
  private static final double ILL_CONDITIONED = 0.01;

  @ParameterizedTest
  @MethodSource("io.zico.engine.GoldenCase#all")
  void float64EqualsTheAuthorsCodeInEveryLayer(GoldenCase golden) {
    var evidence = Recorders.record(golden.trial(Precision.FLOAT64));

    for (int b = 0; b < evidence.losses().size(); b++) {
      double loss = golden.value("/loss_per_batch_f64/" + b);
      double tolerance = Math.max(golden.tolerance("loss_f64_abs"), loss * golden.rounding());
      assertThat(evidence.losses().get(b)).isCloseTo(loss, within(tolerance));
    }
    assertThat(evidence.gradients()).hasSameSizeAs(golden.json().get("layers"));
    for (int k = 0; k < evidence.gradients().size(); k++) {
      compareLayer(golden, evidence, k);
    }
    assertThat(score("zico", evidence))
        .isCloseTo(golden.value("/zico_f64"), tolerance(golden, "zico_f64_abs"));
    assertThat(score("zico:mean", evidence))
        .isCloseTo(
            golden.value("/zico_f64") - logOfCounted(golden), tolerance(golden, "zico_f64_abs"));
    if (golden.tolerance("zico_f64_abs") > ILL_CONDITIONED) {
      assertThat(score("zico:capped", evidence))
          .isCloseTo(
              golden.value("/robust/zico_capped_f64"), tolerance(golden, "zico_capped_f64_abs"));
    }
  }

  @ParameterizedTest
  @MethodSource("io.zico.engine.GoldenCase#all")
  void float32StaysWithinTheAuthorsOwnNoise(GoldenCase golden) {
    var evidence = Recorders.record(golden.trial(Precision.FLOAT32));

    assertThat(score("zico", evidence))
        .isCloseTo(golden.value("/zico_f64"), tolerance(golden, "zico_f32_abs"));
  }

  private static void compareLayer(GoldenCase golden, Evidence evidence, int k) {
    var layer = golden.layer(k);
    var expected = layer.get("f64");
    var signal = evidence.gradients().get(k);
    assertThat(signal.layer()).isEqualTo(layer.get("name").asString());
    assertThat(signal.weights()).isEqualTo(layer.get("elements").asLong());
    assertThat(signal.signed().counted()).isEqualTo(expected.get("n_nonzero_std").asLong());
    double norm = expected.get("grad_l2_first_batch").asDouble();
    assertThat(signal.firstBatchL2())
        .isCloseTo(norm, within(norm * Math.max(1e-9, golden.rounding())));
    if (expected.get("log").isNumber()) {
      assertThat(Math.log(signal.signed().sum()))
          .isCloseTo(expected.get("log").asDouble(), tolerance(golden, "layer_log_f64_abs"));
    }
  }

  /** What the shapes of the layers say: the log of the weights that count. */
  private static double logOfCounted(GoldenCase golden) {
    return golden
        .json()
        .get("layers")
        .valueStream()
        .map(layer -> layer.get("f64"))
        .filter(layer -> layer.get("log").isNumber())
        .mapToDouble(layer -> Math.log(layer.get("n_nonzero_std").asDouble()))
        .sum();
  }

  private static Offset<Double> tolerance(GoldenCase golden, String name) {
    return within(golden.tolerance(name));
  }

  private static double score(String proxy, Evidence evidence) {
    return Proxies.find(proxy).orElseThrow().score(evidence).valid().orElseThrow().value();
  }
}

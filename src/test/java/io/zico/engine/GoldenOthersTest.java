package io.zico.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.zico.core.architecture.Operator.LeakyRelu;
import io.zico.core.proxy.Evidence;
import io.zico.core.proxy.Precision;
import io.zico.core.proxy.Proxies;
import io.zico.core.proxy.Signal;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The proxies that the authors of ZiCo compare with, against their repository, in float64. */
class GoldenOthersTest {

  private static final String OTHERS = "/other_proxies_batch0/";
  private static final double ROUNDING = 1e-9;

  @ParameterizedTest
  @MethodSource("io.zico.engine.GoldenCase#all")
  void equalTheRepositoryOfZico(GoldenCase golden) {
    var norms = record(golden, Signal.PARAMETER_GRADIENT, Signal.NORMED_FLOW);
    var agreement = record(golden, Signal.AGREEMENT);

    compare(golden, "grad_norm_f64", "grad-norm:all", norms, golden.rounding());
    if (!isLeaky(golden)) {
      compare(golden, "naswot_any_relu_logdet_f64", "naswot", agreement, 0);
    }
    if (golden.json().at(OTHERS + "synflow_testable").asBoolean(false)) {
      double noise = golden.value(OTHERS + "synflow_rel_change_for_1e-10_weight_noise");
      compare(golden, "synflow", "synflow:mean", norms, noise);
    }
  }

  /** Theirs does not look at leaky rectifiers, of which decoders are made. */
  private static boolean isLeaky(GoldenCase golden) {
    return golden.network().nodes().stream().anyMatch(node -> node.operator() instanceof LeakyRelu);
  }

  private static Evidence record(GoldenCase golden, Signal... signals) {
    return Recorders.record(golden.trial(Precision.FLOAT64, golden.batchSize(), Set.of(signals)));
  }

  /**
   * Compares one number.
   *
   * @param noise how far theirs moves, relative, under rounding
   */
  private static void compare(
      GoldenCase golden, String name, String proxy, Evidence evidence, double noise) {
    var expected = golden.json().at(OTHERS + name);
    if (!expected.isNumber()) {
      return; // they do not run it there, or their code fails
    }
    double value = expected.asDouble();
    var score = Proxies.parse(proxy).score(evidence);
    if (value == 0) {
      assertThat(score.valid()).as(proxy).isEmpty();
    } else {
      double tolerance = Math.abs(value) * Math.max(ROUNDING, 20 * noise);
      assertThat(score.valid().orElseThrow(() -> new AssertionError(proxy + score)).value())
          .as(proxy)
          .isCloseTo(value, within(tolerance));
    }
  }
}

package io.zico.core.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.zico.core.proxy.Exclusion.Reason;
import io.zico.core.proxy.Score.Cause;
import io.zico.core.proxy.Score.Invalid;
import io.zico.core.proxy.Score.Valid;
import io.zico.core.ranking.ScoreSummary;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ZicoTest {

  private static final Proxy OFFICIAL = Proxies.find("zico").orElseThrow();
  private static final Proxy PAPER = Proxies.find("zico:paper").orElseThrow();
  private static final Proxy CAPPED = Proxies.find("zico:capped").orElseThrow();

  @Test
  void sumsLogsOfInverseCoefficientsOfVariation() {
    // one weight, g = 1 then 3: mean |g| = 2, deviation 1, ratio 2
    var first = GradientSignal.of("conv1", new double[][] {{1}, {3}});
    // two weights of ratio 2 and, with other signs, 1
    var second = GradientSignal.of("conv2", new double[][] {{1, -5}, {3, 5}});

    var score = Evidences.valid(OFFICIAL.score(evidence(first, second)));

    assertThat(score.value()).isCloseTo(Math.log(2) + Math.log(3), within(1e-12));
  }

  @Test
  void thePaperTakesDeviationsOfAbsoluteGradients() {
    // |g| = 1 then 3 although the signs differ: ratio 2 for the paper, 1 for the authors
    var signal = GradientSignal.of("conv", new double[][] {{-1}, {3}});

    assertThat(Evidences.valid(PAPER.score(evidence(signal))).value())
        .isCloseTo(Math.log(2), within(1e-12));
    assertThat(Evidences.valid(OFFICIAL.score(evidence(signal))).value())
        .isCloseTo(0, within(1e-12));
  }

  @Test
  void oneWeightCannotCarryItsLayerWhenCapped() {
    // ratio (1 + 1.0001) / 0.0001 = 20,001 for the first weight, 1 for the second
    var signal = GradientSignal.of("conv", new double[][] {{1, 1}, {1.0001, -1}});

    assertThat(Evidences.valid(OFFICIAL.score(evidence(signal))).value())
        .isCloseTo(Math.log(20_002), within(1e-6));
    assertThat(Evidences.valid(CAPPED.score(evidence(signal))).value())
        .isCloseTo(Math.log(1001), within(1e-9));
  }

  @Test
  void saysWhyALayerDoesNotCount() {
    var alive = GradientSignal.of("alive", new double[][] {{1}, {3}});
    var still = GradientSignal.of("still", new double[][] {{2}, {2}});
    var silent = GradientSignal.of("silent", new double[][] {{0}, {0}});
    var apart = GradientSignal.unreached("apart", 1);

    var score = Evidences.valid(OFFICIAL.score(evidence(alive, still, silent, apart)));

    assertThat(score.shares().stream().map(Share::layer)).containsExactly("alive");
    assertThat(score.exclusions())
        .containsExactly(
            new Exclusion("still", Reason.ZERO_DEVIATION),
            new Exclusion("silent", Reason.NO_GRADIENT),
            new Exclusion("apart", Reason.DISCONNECTED));
  }

  @Test
  void aShareIsStructureAndData() {
    // ratios 2 and 4: log of 2 weights, log of mean ratio 3; the second carries two thirds
    var signal = GradientSignal.of("conv", new double[][] {{1, 3}, {3, 5}});

    var share = Evidences.valid(OFFICIAL.score(evidence(signal))).shares().get(0);

    assertThat(share.structural()).isCloseTo(Math.log(2), within(1e-12));
    assertThat(share.data()).isCloseTo(Math.log(3), within(1e-12));
    assertThat(share.largestShare()).isCloseTo(2.0 / 3, within(1e-12));
  }

  @Test
  void gradientsThatAreNoNumberGiveNone() {
    var signal = GradientSignal.of("conv", new double[][] {{1, Double.NaN}, {2, 3}});

    assertThat(OFFICIAL.score(evidence(signal)))
        .isInstanceOfSatisfying(
            Invalid.class,
            invalid -> {
              assertThat(invalid.cause()).isEqualTo(Cause.NOT_FINITE);
              assertThat(invalid.layer()).isEqualTo("conv");
            });
  }

  @Test
  void ratiosOfTwoBatchesAreAtLeastOne() {
    var random = new SplittableRandom(1);
    for (int i = 0; i < 1_000; i++) {
      var gradients = new double[][] {{random.nextDouble(-1, 1)}, {random.nextDouble(-1, 1)}};
      var signal = GradientSignal.of("conv", gradients);

      assertThat(signal.signed().sum()).isGreaterThanOrEqualTo(1 - 1e-12);
      assertThat(signal.absolute().sum()).isGreaterThanOrEqualTo(1 - 1e-12);
    }
  }

  @Test
  void summarisesSeedsByMeanAndStandardError() {
    var summary =
        ScoreSummary.of(
            Proxies.all().get(0).info(),
            Map.of(0, layer(1), 1, layer(2), 2, layer(6)),
            List.of("conv"));

    // mean 3; deviations -2, -1, 3: sample variance 14 / 2 = 7; error sqrt(7 / 3)
    assertThat(summary.mean()).isCloseTo(3, within(1e-12));
    assertThat(summary.standardError()).isCloseTo(Math.sqrt(7.0 / 3), within(1e-12));
    assertThat(summary.layers().get(0).value()).isCloseTo(3, within(1e-12));
    assertThat(
            ScoreSummary.of(Proxies.all().get(0).info(), Map.of(0, layer(1)), List.of("conv"))
                .standardError())
        .isNull();
  }

  private static Valid layer(double value) {
    var share = new Share("conv", value, 0.0, value, 1L, 1L, 1.0);
    return new Valid(value, List.of(share), List.of());
  }

  private static Evidence evidence(GradientSignal... signals) {
    return Evidences.of(signals);
  }
}

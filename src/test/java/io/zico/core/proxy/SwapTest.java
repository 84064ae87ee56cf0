package io.zico.core.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.zico.core.cost.Costs;
import io.zico.core.proxy.Recorded.Numbers;
import io.zico.fixture.Golden;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SwapTest {

  @Test
  void equalPatternsCountOnce() {
    // images 0 and 2 pass: 5; nobody; image 1: 2; again 0 and 2
    var patterns = new Patterns();
    patterns.add(new double[] {5, 0, 2, 5});
    patterns.add(new double[] {2});

    assertThat(patterns.count()).isEqualTo(3);
  }

  @Test
  void regularisationDrawsToASize() {
    // 12,000 parameters, 2 thousand off: exp(-4 / 8)
    var evidence = evidence(100, 12_000);

    assertThat(Evidences.valid(Swap.plain().score(evidence)).value()).isEqualTo(100);
    assertThat(Evidences.valid(Swap.regularised(10, 8).score(evidence)).value())
        .isCloseTo(100 * Math.exp(-0.5), within(1e-12));
  }

  @Test
  void whatUnderflowsHasNoScore() {
    // 40 thousand off: exp(-1600)
    assertThat(Swap.regularised(10, 1).score(evidence(100, 50_000)).valid()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nats-tss__rand0", "nasbench101__chain3", "nasbench101__inception"})
  void regularisesAsTheAuthorsDo(String id) {
    var golden = Golden.read("proxies/proxies__%s.json".formatted(id));
    var chosen = golden.get("swap_regularisation");
    var swap = Swap.regularised(chosen.get("mu").asDouble(), chosen.get("sigma").asDouble());
    var evidence =
        evidence(
            golden.at("/proxies/swap_b16/value").asDouble(),
            Math.round(
                1e3 * golden.at("/proxies/swap_b16/intermediate/params_thousands").asDouble()));

    assertThat(Evidences.valid(swap.score(evidence)).value())
        .isCloseTo(golden.at("/proxies/swap_regularised_b16/value").asDouble(), within(1e-6));
  }

  private static Evidence evidence(double patterns, long parameters) {
    var costs = new Costs(parameters, 0, 0, List.of());
    return Evidences.of(costs, Signal.PATTERNS, new Numbers(List.of(patterns)));
  }
}

package io.zico.core.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.zico.core.architecture.LayerKind;
import io.zico.core.architecture.TensorShape;
import io.zico.core.cost.Costs;
import io.zico.core.cost.LayerCost;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BaselineTest {

  @Test
  void countsNeedNoSignal() {
    var layer = new LayerCost("a", LayerKind.CONV, 27, 28, 2_700, TensorShape.of(1, 10, 10));
    var evidence = new Evidence(new Costs(30, 2_700, 1, List.of(layer)), List.of(), Map.of());

    assertThat(value("params", evidence)).isEqualTo(30);
    assertThat(value("macs", evidence)).isEqualTo(2_700);
    assertThat(value("layers", evidence)).isEqualTo(1);
    assertThat(Proxies.needs(List.of("params", "macs", "layers"))).isEmpty();
  }

  private static double value(String proxy, Evidence evidence) {
    return Evidences.valid(Proxies.find(proxy).orElseThrow().score(evidence)).value();
  }
}

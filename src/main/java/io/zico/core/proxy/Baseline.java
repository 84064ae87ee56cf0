package io.zico.core.proxy;

import io.zico.core.cost.Costs;
import io.zico.core.proxy.ProxyInfo.Scale;
import java.util.Set;

/**
 * What the graph says without being run: parameters, multiply-accumulates, number of layers. A
 * proxy is worth its time only where it ranks better than these.
 */
record Baseline(Count count) implements Proxy {

  /** What is counted. */
  enum Count {
    PARAMS("params", "trained parameters", "parameters"),
    MACS("macs", "multiply-accumulates for one input; the papers' FLOPs", "MACs"),
    LAYERS("layers", "convolutions and linear layers", "layers");

    private final String id;
    private final String title;
    private final String unit;

    Count(String id, String title, String unit) {
      this.id = id;
      this.title = title;
      this.unit = unit;
    }

    private double of(Costs costs) {
      return switch (this) {
        case PARAMS -> costs.parameters();
        case MACS -> costs.macs();
        case LAYERS -> costs.layers().size();
      };
    }
  }

  @Override
  public ProxyInfo info() {
    return new ProxyInfo(
        count.id,
        "number of " + count.title,
        "1",
        Scale.higher(count.unit),
        Provenance.of("the architecture as written", "PyTorch's own counts"),
        Set.of(),
        Validity.anywhere("takes no slot; the same under every seed"));
  }

  @Override
  public Score score(Evidence evidence) {
    return Score.of(count.of(evidence.costs()));
  }
}

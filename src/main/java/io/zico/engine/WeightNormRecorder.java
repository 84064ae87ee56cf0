package io.zico.engine;

import io.zico.core.proxy.Recorded;
import java.util.HashMap;

/** The L2 norms of the weights as they are drawn; no pass is made. */
record WeightNormRecorder(TrialSetup setup) implements SignalRecorder {

  @Override
  public Recorded recorded() {
    var norms = new HashMap<String, Double>();
    setup
        .weights()
        .forEach(
            (position, layer) ->
                norms.put(setup.node(position).name(), norm(HostValues.of(layer.weight()).all())));
    return setup.layers(norms);
  }

  private static double norm(double[] weights) {
    double squares = 0;
    for (double weight : weights) {
      squares += weight * weight;
    }
    return Math.sqrt(squares);
  }
}

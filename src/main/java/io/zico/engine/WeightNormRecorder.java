package io.zico.engine;

import io.zico.core.proxy.Recorded;
import java.util.HashMap;

/** The L2 norms of the weights as they are drawn; no pass is made. */
record WeightNormRecorder(TrialSetup setup) implements SignalRecorder {

  private static final int PIECE = 2048;

  @Override
  public Recorded recorded() {
    var norms = new HashMap<String, Double>();
    setup
        .weights()
        .forEach(
            (position, layer) ->
                norms.put(setup.node(position).name(), norm(HostValues.of(layer.weight()))));
    return setup.layers(norms);
  }

  private static double norm(HostValues weights) {
    double[] piece = new double[PIECE];
    double squares = 0;
    for (long from = 0; from < weights.size(); from += PIECE) {
      int length = (int) Math.min(PIECE, weights.size() - from);
      weights.read(from, length, piece);
      for (int i = 0; i < length; i++) {
        squares += piece[i] * piece[i];
      }
    }
    return Math.sqrt(squares);
  }
}

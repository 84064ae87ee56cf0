package io.zico.engine;

import ai.djl.ndarray.NDArray;
import io.zico.core.proxy.Recorded;
import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Adds up, over the weights of each layer, a term of the weight and its gradient. */
final class LayerSumRecorder implements SignalRecorder {

  private static final int PIECE = 2048;

  private final TrialSetup setup;
  private final DoubleBinaryOperator term;
  private final DoubleUnaryOperator ending;
  private final Map<String, Double> sums = new HashMap<>();

  /**
   * Adds up terms.
   *
   * @param term of a weight and its gradient
   * @param ending what becomes of a layer's sum
   */
  LayerSumRecorder(TrialSetup setup, DoubleBinaryOperator term, DoubleUnaryOperator ending) {
    this.setup = setup;
    this.term = term;
    this.ending = ending;
  }

  @Override
  public void gradients(Map<Integer, LayerWeights> leaves) {
    leaves.forEach(
        (position, leaf) ->
            LibTorch.gradient(leaf.weight())
                .ifPresent(gradient -> add(position, leaf.weight(), gradient)));
  }

  private void add(int position, NDArray weight, NDArray gradient) {
    try (gradient) {
      double sum = sum(HostValues.of(weight), HostValues.of(gradient));
      sums.put(setup.node(position).name(), ending.applyAsDouble(sum));
    }
  }

  private double sum(HostValues weights, HostValues gradients) {
    double[] w = new double[PIECE];
    double[] g = new double[PIECE];
    double sum = 0;
    for (long from = 0; from < weights.size(); from += PIECE) {
      int length = (int) Math.min(PIECE, weights.size() - from);
      weights.read(from, length, w);
      gradients.read(from, length, g);
      for (int i = 0; i < length; i++) {
        sum += term.applyAsDouble(w[i], g[i]);
      }
    }
    return sum;
  }

  @Override
  public Recorded recorded() {
    return setup.layers(sums);
  }
}

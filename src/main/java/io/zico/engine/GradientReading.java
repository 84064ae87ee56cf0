package io.zico.engine;

import ai.djl.ndarray.NDArray;
import io.zico.core.architecture.Architecture;
import io.zico.core.architecture.Node;
import io.zico.core.cost.Costs;
import io.zico.core.proxy.GradientReduction;
import io.zico.core.proxy.GradientSignal;
import java.util.List;
import java.util.Map;

/** Reads the gradients of all batches off the device, a few weights at a time. */
final class GradientReading {

  private static final int PIECE = 2048;

  private final Architecture source;
  private final Map<String, List<NDArray>> gradients;

  /**
   * Sees the gradients of a network as written.
   *
   * @param gradients for each layer that the loss depends on, its gradient in each batch
   */
  GradientReading(Architecture source, Map<String, List<NDArray>> gradients) {
    this.source = source;
    this.gradients = gradients;
  }

  /** One signal per layer of the source, in registration order. */
  List<GradientSignal> signals() {
    return source.layers().stream().map(source.nodes()::get).map(this::signal).toList();
  }

  private GradientSignal signal(Node layer) {
    var batches = gradients.get(layer.name());
    if (batches == null) {
      int channels = source.inputsOf(layer).get(0).channels();
      return GradientSignal.unreached(layer.name(), Costs.weights(layer.operator(), channels));
    }
    return reduce(batches).signal(layer.name());
  }

  private static GradientReduction reduce(List<NDArray> batches) {
    var reduction = new GradientReduction();
    var values = batches.stream().map(HostValues::of).toList();
    long weights = batches.get(0).size();
    double[][] piece = new double[batches.size()][(int) Math.min(PIECE, weights)];
    for (long from = 0; from < weights; from += PIECE) {
      int length = (int) Math.min(PIECE, weights - from);
      for (int b = 0; b < piece.length; b++) {
        values.get(b).read(from, length, piece[b]);
      }
      reduction.add(piece, length);
    }
    return reduction;
  }
}

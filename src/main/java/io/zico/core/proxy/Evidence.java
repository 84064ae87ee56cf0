package io.zico.core.proxy;

import io.zico.core.cost.Costs;
import io.zico.core.cost.LayerCost;
import io.zico.core.proxy.Recorded.Gradients;
import io.zico.core.proxy.Recorded.Layers;
import io.zico.core.proxy.Recorded.Numbers;
import java.util.List;
import java.util.Map;

/**
 * All that is known about one network under one seed: what the graph says, and what the engine
 * recorded.
 *
 * @param costs of the architecture as written
 * @param losses the loss of each batch that went through forwards and backwards
 * @param recorded only the signals that were asked for
 */
public record Evidence(Costs costs, List<Double> losses, Map<Signal, Recorded> recorded) {

  public Evidence {
    losses = List.copyOf(losses);
    recorded = Map.copyOf(recorded);
  }

  /** {@link Signal#GRADIENTS}: one for each convolution or linear layer, in registration order. */
  public List<GradientSignal> gradients() {
    return get(Signal.GRADIENTS, Gradients.class).layers();
  }

  /** A signal that is one number for each layer, in registration order. */
  public List<LayerNumber> layers(Signal signal) {
    return get(signal, Layers.class).layers();
  }

  /** A signal that is about the network as a whole. */
  public List<Double> numbers(Signal signal) {
    return get(signal, Numbers.class).values();
  }

  /** What a layer costs. */
  public LayerCost cost(String layer) {
    return costs.layers().stream()
        .filter(cost -> cost.name().equals(layer))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no layer " + layer));
  }

  private <T extends Recorded> T get(Signal signal, Class<T> kind) {
    var found = recorded.get(signal);
    if (found == null) {
      throw new IllegalStateException("%s was not recorded".formatted(signal));
    }
    return kind.cast(found);
  }
}

package io.zico.core.proxy;

import java.util.List;

/** What was recorded for one signal, reduced to a few numbers in float64. */
public sealed interface Recorded {

  /** The statistics of gradients, one for each layer in registration order. */
  record Gradients(List<GradientSignal> layers) implements Recorded {
    public Gradients {
      layers = List.copyOf(layers);
    }
  }

  /** One number for each layer, in registration order. */
  record Layers(List<LayerNumber> layers) implements Recorded {
    public Layers {
      layers = List.copyOf(layers);
    }
  }

  /** Numbers of the network as a whole; none where it has not what they would be about. */
  record Numbers(List<Double> values) implements Recorded {
    public Numbers {
      values = List.copyOf(values);
    }
  }
}

package io.zico.core.proxy;

import java.util.List;

/**
 * All that the engine recorded about one network under one seed, reduced to a few numbers per
 * layer.
 *
 * @param gradients one signal per convolution or linear layer, in registration order
 * @param losses the loss of each batch
 */
public record Evidence(List<GradientSignal> gradients, List<Double> losses) {

  public Evidence {
    gradients = List.copyOf(gradients);
    losses = List.copyOf(losses);
  }
}

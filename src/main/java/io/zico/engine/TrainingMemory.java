package io.zico.engine;

import io.zico.core.architecture.CanonicalForm;

/** How much memory a trial takes at most, by its graph. */
final class TrainingMemory {

  private TrainingMemory() {}

  /**
   * Every node's output as if kept for the backward pass, the gradient of the largest one and of
   * its input, and the weights with one gradient per batch.
   */
  static long bytes(Trial trial) {
    var network = trial.network();
    long outputs = network.nodes().stream().mapToLong(node -> node.output().elements()).sum();
    long largest =
        network.nodes().stream().mapToLong(node -> node.output().elements()).max().orElse(0);
    long activations = (outputs + 2 * largest) * trial.batches().get(0).size();
    long weights = network.layers().stream().mapToLong(i -> weights(network, i)).sum();
    return (activations + weights * (1 + trial.batches().size())) * trial.precision().bytes();
  }

  private static long weights(CanonicalForm network, int position) {
    var node = network.nodes().get(position);
    return WeightInitialization.shape(node, network.inputsOf(node).get(0)).size();
  }
}

package io.zico.engine;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The gradients of all batches, which stay on the device until all are there. */
final class KeptGradients {

  private final TrialSetup setup;
  private final Map<String, List<NDArray>> byLayer = new HashMap<>();

  KeptGradients(TrialSetup setup) {
    this.setup = setup;
  }

  /** Takes the gradients of one batch. */
  void add(Map<Integer, LayerWeights> leaves) {
    leaves.forEach(
        (position, leaf) ->
            LibTorch.gradient(leaf.weight()).ifPresent(gradient -> keep(position, gradient)));
  }

  private void keep(int position, NDArray gradient) {
    gradient.attach(setup.manager());
    byLayer.computeIfAbsent(setup.node(position).name(), name -> new ArrayList<>()).add(gradient);
  }

  /** For each layer that the loss depends on, its gradient in each batch. */
  Map<String, List<NDArray>> byLayer() {
    return byLayer;
  }
}

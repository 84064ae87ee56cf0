package io.zico.engine;

import ai.djl.ndarray.NDArray;
import io.zico.core.proxy.Recorded;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps the gradients of all batches on the device, and reduces them when all are there. */
final class GradientRecorder implements SignalRecorder {

  private final TrialSetup setup;
  private final Map<String, List<NDArray>> gradients = new HashMap<>();

  GradientRecorder(TrialSetup setup) {
    this.setup = setup;
  }

  @Override
  public void gradients(Map<Integer, LayerWeights> leaves) {
    leaves.forEach(
        (position, leaf) ->
            LibTorch.gradient(leaf.weight()).ifPresent(gradient -> keep(position, gradient)));
  }

  private void keep(int position, NDArray gradient) {
    gradient.attach(setup.manager());
    gradients.computeIfAbsent(setup.node(position).name(), name -> new ArrayList<>()).add(gradient);
  }

  @Override
  public Recorded recorded() {
    return new Recorded.Gradients(
        new GradientReading(setup.network().source(), gradients).signals());
  }
}

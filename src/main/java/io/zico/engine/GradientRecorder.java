package io.zico.engine;

import io.zico.core.proxy.Recorded;
import java.util.Map;

/** Keeps the gradients of all batches on the device, and reduces them when all are there. */
final class GradientRecorder implements SignalRecorder {

  private final TrialSetup setup;
  private final KeptGradients gradients;

  GradientRecorder(TrialSetup setup) {
    this.setup = setup;
    this.gradients = new KeptGradients(setup);
  }

  @Override
  public void gradients(Map<Integer, LayerWeights> leaves) {
    gradients.add(leaves);
  }

  @Override
  public Recorded recorded() {
    return new Recorded.Gradients(
        new GradientReading(setup.network().source(), gradients.byLayer()).signals());
  }
}

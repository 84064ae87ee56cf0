package io.zico.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.zico.core.proxy.Recorded;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes passes of its own: forwards, backwards, and backwards once more through both of these. The
 * product of Hessian and gradient is exact; no difference of gradients is taken.
 */
record CurvatureRecorder(TrialSetup setup) implements SignalRecorder {

  @Override
  public Recorded recorded() {
    boolean recording = LibTorch.isRecording();
    LibTorch.setRecording(true);
    try (var pass = setup.manager().newSubManager()) {
      var leaves = leaves(pass);
      var weights = new HashMap<>(setup.weights());
      weights.putAll(leaves);
      var forward = new ForwardPass(setup.network(), weights, setup.constants());
      var batch = setup.batches().get(0);
      var output = forward.output(setup.images(pass, batch), ForwardPass.NOBODY);
      if (forward.hasGradient()) {
        var loss = new LossFunction(setup.trial().loss(), setup.type()).of(output, batch);
        LibTorch.backward(ownProduct(loss, leaves.values()));
      }
      var sums = new LayerSumRecorder(setup, (w, hg) -> w * hg, sum -> sum);
      sums.gradients(leaves);
      return sums.recorded();
    } finally {
      LibTorch.setRecording(recording);
    }
  }

  /** Of the layers alone; other weights are constants here. */
  private Map<Integer, LayerWeights> leaves(NDManager pass) {
    var leaves = setup.leaves(pass);
    leaves.keySet().retainAll(setup.network().layers());
    return leaves;
  }

  /** g · g, where the first g counts as a constant: its gradient is H g. */
  private static NDArray ownProduct(NDArray loss, Iterable<LayerWeights> leaves) {
    var handles = new NDList();
    leaves.forEach(leaf -> handles.add(leaf.weight()));
    NDArray total = LibTorch.number(loss, 0);
    for (var gradient : LibTorch.gradients(loss, List.copyOf(handles))) {
      total = total.add(gradient.stopGradient().mul(gradient).sum());
    }
    return total;
  }
}

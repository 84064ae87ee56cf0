package io.zico.engine;

import ai.djl.Device;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.zico.core.cost.Costs;
import io.zico.core.data.Batch;
import io.zico.core.proxy.Evidence;
import io.zico.core.proxy.Recorded;
import io.zico.core.proxy.Signal;
import io.zico.core.proxy.Signal.Pass;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The passes of one trial on one device, all on the calling thread. Owns every tensor that they
 * make.
 *
 * <p>All signals look on at the same passes, of which there are as many as the most demanding one
 * asks for. Each batch gets handles of its own on the same weights, so that each has gradients of
 * its own.
 */
final class TrialRun implements AutoCloseable {

  private final TrialSetup setup;
  private final LossFunction lossFunction;
  private final Pass pass;
  private final Map<Signal, SignalRecorder> recorders = new EnumMap<>(Signal.class);

  TrialRun(Trial trial, Device device) {
    this.setup = TrialSetup.of(trial, device);
    this.lossFunction = new LossFunction(trial.loss(), setup.type());
    this.pass = Signal.pass(trial.signals());
  }

  /**
   * Runs the batches that are needed and reduces what they gave.
   *
   * @throws InterruptedException if interrupted; looked at between passes
   */
  Evidence evidence() throws InterruptedException {
    var losses = losses();
    return new Evidence(Costs.of(setup.network().source()), losses, recorded());
  }

  /** Runs the usual passes, once; what the recorders keep stays on the device. */
  List<Double> losses() throws InterruptedException {
    addRecorders();
    boolean recording = LibTorch.isRecording();
    LibTorch.setRecording(pass.isBackward());
    try {
      var losses = new ArrayList<Double>();
      int batches = pass.batches(setup.batches().size());
      for (int i = 0; i < batches; i++) {
        checkInterrupt();
        run(setup.batches().get(i), lookers(i), losses);
      }
      return losses;
    } finally {
      LibTorch.setRecording(recording);
    }
  }

  /** Here and not in the constructor, so that what fails is closed with the rest. */
  private void addRecorders() {
    try {
      for (var signal : setup.trial().signals()) {
        recorders.put(signal, SignalRecorder.of(signal, setup));
      }
    } catch (EngineException e) {
      throw TrialFailedException.at("preparing to record", e);
    }
  }

  /** What the recorders make of the passes, and of passes of their own. */
  Map<Signal, Recorded> recorded() throws InterruptedException {
    var recorded = new EnumMap<Signal, Recorded>(Signal.class);
    for (var recorder : recorders.entrySet()) {
      checkInterrupt();
      recorded.put(recorder.getKey(), recorded(recorder.getKey(), recorder.getValue()));
    }
    return recorded;
  }

  /** A running kernel cannot be stopped, so this is asked before each pass. */
  static void checkInterrupt() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted between passes");
    }
  }

  private static Recorded recorded(Signal signal, SignalRecorder recorder)
      throws InterruptedException {
    try {
      return recorder.recorded();
    } catch (EngineException e) {
      throw TrialFailedException.at("recording of " + signal, e);
    }
  }

  @Override
  public void close() {
    setup.manager().close();
  }

  /** Only those that want every batch look on after the first. */
  private List<SignalRecorder> lookers(int batch) {
    return recorders.entrySet().stream()
        .filter(entry -> entry.getKey().pass().batches(batch + 1) > batch)
        .map(Map.Entry::getValue)
        .toList();
  }

  private void run(Batch batch, List<SignalRecorder> lookers, List<Double> losses) {
    try (var manager = setup.manager().newSubManager()) {
      var images = setup.images(manager, batch);
      var leaves = setup.leaves(manager);
      var forward = new ForwardPass(setup.network(), leaves, setup.constants());
      var output = forward.output(images, (position, result) -> show(lookers, position, result));
      if (!isFinite(output)) {
        lookers.forEach(SignalRecorder::broken);
      }
      if (pass.isBackward()) {
        var loss = lossFunction.of(output, batch);
        if (forward.hasGradient()) {
          LibTorch.backward(loss);
        }
        lookers.forEach(recorder -> recorder.gradients(leaves));
        losses.add(loss.toType(DataType.FLOAT64, false).getDouble());
      }
    } catch (EngineException e) {
      throw TrialFailedException.at("loss and backward pass", e);
    }
  }

  private static boolean isFinite(NDArray output) {
    var finite = new AtomicBoolean();
    LibTorch.unrecorded(
        () -> {
          try (var sum = output.sum()) {
            finite.set(Double.isFinite(HostValues.of(sum).all()[0]));
          }
        });
    return finite.get();
  }

  private static NDArray show(List<SignalRecorder> lookers, int position, NDArray result) {
    lookers.forEach(recorder -> recorder.node(position, result));
    return result;
  }
}

package io.zico.engine;

import ai.djl.Device;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.zico.core.architecture.CanonicalForm;
import io.zico.core.data.Batch;
import io.zico.core.proxy.Evidence;
import io.zico.core.proxy.GradientSignal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The passes of one trial on one device, all on the calling thread. Owns every tensor that they
 * make.
 *
 * <p>Each batch gets handles of its own on the same weights, so that each has gradients of its own;
 * they stay on the device until all batches are through.
 */
final class TrialRun implements AutoCloseable {

  private final NDManager manager;
  private final CanonicalForm network;
  private final List<Batch> batches;
  private final DataType type;
  private final LossFunction lossFunction;
  private final Layout layout;
  private final Constants constants;
  private final Map<Integer, LayerWeights> weights;
  private final Map<String, List<NDArray>> gradients = new HashMap<>();

  private TrialRun(Trial trial, Device device, NDManager manager) {
    this.manager = manager;
    var arrangement = Arrangement.of(trial, device);
    this.network = arrangement.network();
    this.batches = trial.batches();
    this.type = Tensors.type(trial.precision());
    this.lossFunction = new LossFunction(trial.loss(), type);
    this.layout = arrangement.layout();
    this.constants = new Constants(manager, type, layout);
    this.weights = new WeightInitialization(trial, network).draw(manager);
  }

  /** Draws the weights; leaves nothing on the device if they do not fit. */
  static TrialRun of(Trial trial, Device device) {
    var manager = NDManager.newBaseManager(device);
    boolean drawn = false;
    try {
      var run = new TrialRun(trial, device, manager);
      drawn = true;
      return run;
    } catch (EngineException e) {
      throw TrialFailedException.at("drawing of weights", e);
    } finally {
      if (!drawn) {
        manager.close();
      }
    }
  }

  /**
   * Runs all batches and reduces what they gave.
   *
   * @throws InterruptedException if interrupted; looked at between batches
   */
  Evidence evidence() throws InterruptedException {
    var losses = losses();
    return new Evidence(signals(), losses);
  }

  /** Runs all batches; the gradients stay on the device. */
  List<Double> losses() throws InterruptedException {
    boolean recording = LibTorch.isRecording();
    LibTorch.setRecording(true);
    try {
      var losses = new ArrayList<Double>();
      for (var batch : batches) {
        if (Thread.interrupted()) {
          throw new InterruptedException("interrupted after %d batches".formatted(losses.size()));
        }
        losses.add(pass(batch));
      }
      return losses;
    } finally {
      LibTorch.setRecording(recording);
    }
  }

  /** Reduces the gradients of the batches that were run. */
  List<GradientSignal> signals() {
    return new GradientReading(network.source(), gradients).signals();
  }

  @Override
  public void close() {
    manager.close();
  }

  private double pass(Batch batch) {
    try (var pass = manager.newSubManager()) {
      var images = layout.arrange(Tensors.images(pass, batch, type));
      var leaves = leaves(pass);
      var forward = new ForwardPass(network, leaves, constants);
      var loss = lossFunction.of(forward.output(images), batch);
      if (forward.hasGradient()) {
        LibTorch.backward(loss);
      }
      leaves.forEach(this::keepGradient);
      return loss.toType(DataType.FLOAT64, false).getDouble();
    } catch (EngineException e) {
      throw TrialFailedException.at("loss and backward pass", e);
    }
  }

  private Map<Integer, LayerWeights> leaves(NDManager pass) {
    var leaves = new HashMap<Integer, LayerWeights>();
    weights.forEach(
        (position, layer) ->
            leaves.put(
                position, new LayerWeights(LibTorch.leaf(layer.weight(), pass), layer.bias())));
    return leaves;
  }

  private void keepGradient(int position, LayerWeights leaf) {
    LibTorch.gradient(leaf.weight())
        .ifPresent(
            gradient -> {
              gradient.attach(manager);
              gradients
                  .computeIfAbsent(network.nodes().get(position).name(), n -> new ArrayList<>())
                  .add(gradient);
            });
  }
}

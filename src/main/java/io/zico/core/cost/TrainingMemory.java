package io.zico.core.cost;

import io.zico.core.architecture.InvalidArchitectureException;
import io.zico.core.architecture.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * An estimate of the memory that a forward and backward pass takes: autograd keeps the output of
 * every operator until its gradient is known, the backward pass holds a few gradients besides, and
 * one layer at a time needs a workspace, which may be larger than all the rest.
 *
 * <p>The terms are those of libtorch on the CPU, fitted to the resident memory of real passes.
 * Batches and results on the Java heap are not part of it.
 *
 * @param activations values kept for one image, summed over all operators
 * @param indices positions of maxima, kept for one image in eight bytes each
 * @param largest values of the largest single output for one image
 * @param outputs values of the outputs of convolutions and linear layers for one image
 * @param live values held at a time for one image if no gradients are wanted
 * @param parameters weights, biases, scales and shifts
 * @param workspaces what each layer needs while it is computed
 */
public record TrainingMemory(
    long activations,
    long indices,
    long largest,
    long outputs,
    long live,
    long parameters,
    List<Workspace> workspaces) {

  /** Gradients and workspace of the size of the largest output that live at the same time. */
  private static final int TRANSIENTS = 3;

  /** What the allocator cannot use between large blocks. */
  private static final double FRAGMENTATION = 1.125;

  public TrainingMemory {
    workspaces = List.copyOf(workspaces);
  }

  /**
   * Estimates a graph that runs as it is given: see the engine for which one that is.
   *
   * @throws InvalidArchitectureException if a count does not fit into 64 bits, naming the node
   */
  public static TrainingMemory of(List<Node> nodes) {
    long activations = 0;
    long indices = 0;
    long largest = 0;
    long outputs = 0;
    long parameters = 0;
    var workspaces = new ArrayList<Workspace>();
    int[] tiles = Tiling.of(nodes);
    for (int i = 0; i < tiles.length; i++) {
      var node = nodes.get(i);
      var inputs = node.inputs().stream().map(input -> nodes.get(input).output()).toList();
      try {
        var cost = NodeCost.of(node, inputs);
        long output = Math.multiplyExact(node.output().elements(), tiles[i]);
        long elements = cost.results() == 0 ? 0 : output;
        activations = plus(activations, elements, cost.results());
        activations = plus(activations, cost.besides(), tiles[i]);
        indices = plus(indices, elements, cost.isMaximum() ? 1 : 0);
        largest = Math.max(largest, elements);
        parameters = Math.addExact(parameters, cost.parameters());
        if (node.operator().isLayer()) {
          outputs = Math.addExact(outputs, elements);
          workspaces.add(Workspace.of(node, inputs.get(0), tiles[i]));
        }
      } catch (ArithmeticException e) {
        throw NodeCost.uncountable(node);
      }
    }
    long live = LiveValues.peak(nodes, tiles);
    return new TrainingMemory(activations, indices, largest, outputs, live, parameters, workspaces);
  }

  /** Values that a pass of one image without gradients holds at a time, at the most. */
  public static long liveValues(List<Node> nodes) {
    return LiveValues.peak(nodes, Tiling.of(nodes));
  }

  /**
   * Bytes at the peak of a training step.
   *
   * @param batchSize images that go through together
   * @param batches gradients that are kept side by side
   * @param bytesPerValue 4 or 8
   */
  public long peakBytes(int batchSize, int batches, int bytesPerValue) {
    double perImage = (double) activations + TRANSIENTS * (double) largest;
    double values =
        perImage * batchSize
            + (double) parameters * (1.0 + batches)
            + workspace(batchSize, bytesPerValue);
    double bytes = values * bytesPerValue + (double) indices * batchSize * Long.BYTES;
    return (long) (bytes * FRAGMENTATION); // the cast stops at the largest long
  }

  /** Bytes at the peak of a forward pass that nothing is kept of; of the weights, for no images. */
  public long forwardBytes(int batchSize, int bytesPerValue) {
    double perImage = (double) live + largest;
    double workspace = batchSize == 0 ? 0 : workspace(batchSize, bytesPerValue);
    return bytes(perImage * batchSize + parameters + workspace, bytesPerValue);
  }

  /** Bytes of the outputs of all convolutions and linear layers. */
  public long outputBytes(int batchSize, int bytesPerValue) {
    return bytes((double) outputs * batchSize, bytesPerValue);
  }

  /** Bytes of the largest single output. */
  public long largestBytes(int batchSize, int bytesPerValue) {
    return bytes((double) largest * batchSize, bytesPerValue);
  }

  private static long bytes(double values, int bytesPerValue) {
    return (long) (values * bytesPerValue * FRAGMENTATION);
  }

  private double workspace(int batchSize, int bytesPerValue) {
    boolean unfolds = bytesPerValue == Double.BYTES; // the direct kernels know float32 only
    return workspaces.stream()
        .mapToDouble(layer -> layer.values(batchSize, unfolds))
        .max()
        .orElse(0);
  }

  private static long plus(long sum, long values, int times) {
    return Math.addExact(sum, Math.multiplyExact(values, times));
  }
}
